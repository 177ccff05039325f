package io.counterservice.adapter.admin.overview;

import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.in.ReadCluster;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The nodes and what they stand on. */
@Controller
public final class ClusterPages {
  private final ReadCluster cluster;

  public ClusterPages(ReadCluster cluster) {
    this.cluster = cluster;
  }

  @GetMapping("/console/cluster")
  Mono<Rendering> show() {
    return Mono.zip(Stages.mono(cluster.now()), Stages.mono(cluster.database())).map(parts -> {
      List<NodeLine> nodes = parts.getT1().members().stream().map(member -> NodeLine.of(member, parts.getT1().at())).toList();
      return Rendering.view("cluster").modelAttribute("nodes", nodes).modelAttribute("database", DatabaseView.of(parts.getT2()))
          .modelAttribute("grid", GridView.of(cluster.grid())).build();
    });
  }
}
