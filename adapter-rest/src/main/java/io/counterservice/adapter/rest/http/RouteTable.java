package io.counterservice.adapter.rest.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All routes as a tree of path segments. Segments are split on the raw path and decoded after, so that an encoded slash
 * stays within its segment and becomes a name that is no name.
 */
public final class RouteTable {
  private final Node root = new Node("");
  private final List<Route> routes;

  public RouteTable(List<Route> routes) {
    this.routes = List.copyOf(routes);
    for (Route route : routes)
      root.add(route);
  }

  public List<Route> routes() {
    return routes;
  }

  /** What a raw path leads to, or null where no route has this path. */
  @Nullable
  Match match(String rawPath) {
    if (rawPath.isEmpty() || rawPath.charAt(0) != '/')
      return null;
    Node node = root;
    String variable = "";
    for (int from = 1; from <= rawPath.length();) {
      int to = rawPath.indexOf('/', from);
      String segment = rawPath.substring(from, to < 0 ? rawPath.length() : to);
      Node next = node.literals.get(segment);
      if (next == null) {
        next = node.variable;
        String text = decoded(segment);
        if (next == null || !text.endsWith(next.suffix))
          return null;
        variable = text.substring(0, text.length() - next.suffix.length());
      }
      node = next;
      from = to < 0 ? rawPath.length() + 1 : to + 1;
    }
    return node.methods.isEmpty() ? null : new Match(node, variable);
  }

  /**
   * Whether nobody else is asked about a path: its first segment belongs to this table. That segment alone does so only where a route
   * ends there: /live is served by others, though /live/tickets is here.
   */
  boolean owns(String rawPath) {
    if (rawPath.length() < 2)
      return false;
    int to = rawPath.indexOf('/', 1);
    Node first = root.literals.get(rawPath.substring(1, to < 0 ? rawPath.length() : to));
    return first != null && (to > 0 || !first.methods.isEmpty());
  }

  private static String decoded(String segment) {
    return segment.indexOf('%') < 0 ? segment : URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** A path that exists, with the value of its variable. */
  record Match(Node node, String variable) {
    @Nullable
    Route route(String method) {
      return node.methods.get(method);
    }

    String allowed() {
      return String.join(", ", new TreeSet<>(node.methods.keySet()));
    }
  }

  private static final class Node {
    private final String suffix;
    private final Map<String, Node> literals = new HashMap<>();
    private final Map<String, Route> methods = new HashMap<>();
    private @Nullable Node variable;

    /** @param suffix what a segment ends with, after the variable */
    Node(String suffix) {
      this.suffix = suffix;
    }

    void add(Route route) {
      Node node = this;
      for (String segment : route.template().substring(1).split("/", -1))
        node = segment.startsWith("{")
            ? node.variable(segment.substring(segment.indexOf('}') + 1))
            : node.literals.computeIfAbsent(segment, _ -> new Node(""));
      node.methods.put(route.method(), route);
      if (route.method().equals("GET"))
        node.methods.put("HEAD", route);
    }

    private Node variable(String itsSuffix) {
      if (variable == null)
        variable = new Node(itsSuffix);
      if (!variable.suffix.equals(itsSuffix))
        throw new IllegalArgumentException("two variables in one place end differently: " + variable.suffix + " and " + itsSuffix);
      return variable;
    }
  }
}
