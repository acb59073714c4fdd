package couplinglab.controlroom.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of the stream.
 *
 * @param snapshotEvery the time between two snapshots
 * @param maxClients how many may read at a time; each holds a thread of the server
 * @param history how many order events are kept for a reader that reconnects
 * @param backlog how many events a reader may be behind before it is dropped
 */
@ConfigurationProperties("control-room.stream")
record StreamSettings(
        @DefaultValue("200ms") Duration snapshotEvery,
        @DefaultValue("16") int maxClients,
        @DefaultValue("2000") int history,
        @DefaultValue("4000") int backlog) {}
