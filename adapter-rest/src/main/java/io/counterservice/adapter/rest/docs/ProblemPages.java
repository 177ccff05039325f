package io.counterservice.adapter.rest.docs;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.http.Route;
import io.counterservice.adapter.rest.http.Stages;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemType;
import java.util.List;
import reactor.core.publisher.Mono;

/** What the type of a problem leads to: an explanation of each type, and a list of all in order of precedence. */
public final class ProblemPages {

  public List<Route> routes() {
    return List.of(Route.open("GET", "/problems", this::all), Route.open("GET", "/problems/{slug}", this::one));
  }

  private Mono<Answer> all(Call call) {
    var list = new StringBuilder("<p>In order of precedence: of all that is wrong with a request, the first is answered.</p>\n<ol>\n");
    for (ProblemType type : ProblemType.values())
      list.append("<li><a href=\"").append(type.path()).append("\">").append(type.slug()).append("</a> (").append(type.status())
          .append("): ")
          .append(Page.escaped(type.title())).append("</li>\n");
    return Stages.soon(call.request(), Page.of("Problems", list.append("</ol>").toString()));
  }

  private Mono<Answer> one(Call call) {
    return Stages.soon(call.request(), ProblemType.of(call.variable()).map(ProblemPages::page)
        .orElseGet(() -> Answer.of(Problem.of(ProblemType.PATH_NOT_FOUND, "There is no problem of this name"))));
  }

  private static Answer page(ProblemType type) {
    return Page.of(type.title(),
        "<dl>\n<dt>Type</dt><dd><code>" + type.path() + "</code></dd>\n<dt>Status</dt><dd>" + type.status()
            + "</dd>\n<dt>What it means</dt><dd>"
            + Page.escaped(type.meaning()) + "</dd>\n<dt>What to do</dt><dd>" + Page.escaped(type.remedy())
            + "</dd>\n</dl>\n<p><a href=\"/problems\">All problems</a></p>");
  }
}
