package io.counterservice.adapter.persistence.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether this node is a member of a grid, and where the others are.
 *
 * @param enabled
 *          whether there is a grid at all
 * @param clusterName
 *          members of another name stay out
 * @param address
 *          the one address of this machine to listen on; the members authenticate nobody, so it is never all of them
 * @param port
 *          the port there
 * @param members
 *          {@code host:port} of the others; this node may be among them; or null
 * @param kubernetesDns
 *          the name of a headless service that resolves to the addresses of all, or null
 */
@ConfigurationProperties("counter.grid")
record GridSettings(@DefaultValue("false") boolean enabled, @DefaultValue("counter-service") String clusterName,
    @DefaultValue("127.0.0.1") String address, @DefaultValue("5701") int port, @Nullable List<String> members,
    @Nullable String kubernetesDns) {

  GridSettings {
    kubernetesDns = kubernetesDns == null || kubernetesDns.isBlank() ? null : kubernetesDns.strip();
    members = members == null ? null : members.stream().map(String::strip).filter(member -> !member.isEmpty()).toList();
    if (clusterName.isBlank())
      throw new IllegalArgumentException("counter.grid.cluster-name must not be blank");
    if (!address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]*"))
      throw new IllegalArgumentException("counter.grid.address must be an IP address of this machine, but is " + address);
    if (address.matches("[0.:]+"))
      throw new IllegalArgumentException(
          "counter.grid.address must be one address, not all of this machine's: members authenticate nobody");
    if (port < 1 || port > 65_535)
      throw new IllegalArgumentException("counter.grid.port must be 1 to 65535, but is " + port);
    for (String member : members == null ? List.<String>of() : members)
      if (!member.matches("\\S+:[0-9]{1,5}"))
        throw new IllegalArgumentException("counter.grid.members must be host:port, several with commas between them, but has " + member);
    if (kubernetesDns != null && members != null && !members.isEmpty())
      throw new IllegalArgumentException("counter.grid.kubernetes-dns and counter.grid.members exclude each other");
    if (kubernetesDns != null && isLoopback(address))
      throw new IllegalArgumentException(
          "counter.grid.address must be the address of the pod where counter.grid.kubernetes-dns is given, but is " + address);
  }

  /** The members that are named; none where the grid is found by DNS, or this node is all of it. */
  List<String> named() {
    return members == null ? List.of() : members;
  }

  private static boolean isLoopback(String address) {
    return address.startsWith("127.") || address.equals("::1");
  }
}
