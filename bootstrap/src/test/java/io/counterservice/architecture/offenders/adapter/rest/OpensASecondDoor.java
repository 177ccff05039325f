package io.counterservice.architecture.offenders.adapter.rest;

/** Public without need. */
public final class OpensASecondDoor {}
