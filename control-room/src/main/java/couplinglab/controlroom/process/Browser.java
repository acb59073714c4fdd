package couplinglab.controlroom.process;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The browser of whoever sits at this machine. */
public final class Browser {
    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    private Browser() {}

    /** Shows a page where that is possible; where it isn't, the printed address has to do. */
    public static void show(URI page) {
        try {
            new ProcessBuilder(opener(System.getProperty("os.name", ""), page.toString()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noBrowser) {
            LOG.debug("No browser could be started here", noBrowser);
        }
    }

    private static List<String> opener(String system, String page) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", page);
        }
        return List.of(name.startsWith("mac") ? "open" : "xdg-open", page);
    }
}
