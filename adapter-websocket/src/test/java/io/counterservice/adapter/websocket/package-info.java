/** Push out: live values of counters over WebSocket and server-sent events, written straight to the channels of the server. */
@NullMarked
package io.counterservice.adapter.websocket;

import org.jspecify.annotations.NullMarked;
