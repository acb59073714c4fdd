package couplinglab.controlroom.cli;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a process listens: {@code http://HOST:PORT} and nothing more, so that paths can be put behind it. */
final class AddressConverter implements ITypeConverter<URI> {
    static final int LAST_PORT = 65_535;

    @Override
    public URI convert(String value) {
        var address = parse(value);
        if (!"http".equals(address.getScheme()) || address.getHost() == null || address.getUserInfo() != null) {
            throw wrong(value, "it must look like http://HOST:PORT");
        }
        if (address.getPort() < 1 || address.getPort() > LAST_PORT) {
            throw wrong(value, "it must name a port from 1 to " + LAST_PORT);
        }
        if (!isBlankOr(address.getRawPath(), "/")
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw wrong(value, "it must end after the port");
        }
        return URI.create("http://" + address.getHost() + ":" + address.getPort());
    }

    private static boolean isBlankOr(@Nullable String text, String allowed) {
        return text == null || text.isEmpty() || text.equals(allowed);
    }

    private static URI parse(String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException notAnAddress) {
            throw wrong(value, "it must look like http://HOST:PORT");
        }
    }

    private static TypeConversionException wrong(String value, String why) {
        return new TypeConversionException("'" + value + "' is not the address of a process: " + why);
    }
}
