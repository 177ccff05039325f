/**
 * Kills the packaged service under load, again and again, and lets the checker judge what its clients saw. The parts
 * ({@code ServiceProcess}, {@code Workload}, {@code Recorder}, {@code Campaign}) serve any other disturbance as well.
 */
@NullMarked
package io.counterservice.crash;

import org.jspecify.annotations.NullMarked;
