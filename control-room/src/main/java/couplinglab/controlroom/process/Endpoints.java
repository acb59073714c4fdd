package couplinglab.controlroom.process;

import java.net.URI;

/**
 * Where a process answers.
 *
 * @param main for its callers; may hang when the process is in trouble
 * @param management for control and readiness, on threads of its own; the main address where a process has only one
 */
public record Endpoints(URI main, URI management) {}
