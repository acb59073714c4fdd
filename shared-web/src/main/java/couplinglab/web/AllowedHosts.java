package couplinglab.web;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The names that a service answers to, whatever the port.
 *
 * @param allowedHosts names beside those of the loopback interface, such as those of a container network; an IPv6
 *     address in its brackets
 */
@ConfigurationProperties("web")
record AllowedHosts(@DefaultValue Set<String> allowedHosts) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern PORT = Pattern.compile(":\\d*$");

    AllowedHosts {
        allowedHosts = Stream.concat(LOOPBACK.stream(), allowedHosts.stream())
                .map(AllowedHosts::lowerCase)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean include(@Nullable String host) {
        return host != null
                && allowedHosts.contains(lowerCase(PORT.matcher(host).replaceFirst("")));
    }

    private static String lowerCase(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
