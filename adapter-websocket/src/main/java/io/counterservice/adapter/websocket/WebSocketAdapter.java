package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.Authenticate;
import io.counterservice.application.port.in.WatchCounters;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;

/** Live values as parts of an application: needs the inbound ports, serves {@code /live} and {@code /stream}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
public class WebSocketAdapter {
  private static final int BEFORE_STATIC_FILES = 1;

  @Bean
  LiveLoops liveLoops() {
    return new LiveLoops();
  }

  @Bean
  SimpleUrlHandlerMapping livePaths(WatchCounters feed, LiveLoops loops, Authenticate keys, LiveSettings settings) {
    var door = new Door(feed, loops);
    var socket = new SocketEndpoint(door, keys, settings, InstantSource.system());
    var stream = new StreamEndpoint(door, new LiveStream.Context(keys, settings), InstantSource.system());
    return new SimpleUrlHandlerMapping(Map.of("/live", socket, "/stream", stream), BEFORE_STATIC_FILES);
  }
}
