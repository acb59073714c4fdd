package couplinglab.partner.importing;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param orderService where orders are placed
 * @param orderTimeout how long one of them may take
 * @param firstPause the longest pause after a first failure; it doubles with each that follows
 * @param longestPause up to this one
 */
@ConfigurationProperties("partner.imports")
record ImportProperties(
        @DefaultValue("http://localhost:8081") URI orderService,
        @DefaultValue("30s") Duration orderTimeout,
        @DefaultValue("500ms") Duration firstPause,
        @DefaultValue("15s") Duration longestPause) {}
