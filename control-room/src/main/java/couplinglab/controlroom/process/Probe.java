package couplinglab.controlroom.process;

import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a process from outside, by one question. Thread-safe. */
final class Probe {
    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);

    private final Readiness question;

    /** What one look shows. */
    enum Sight {
        /** It answers and is ready. */
        READY,
        /** It answers, and is not ready yet or not ready any more. */
        UNREADY,
        /** It takes the connection and does not answer in time: it starts, or it hangs. */
        SILENT,
        /** There is nobody: no such host, no way there, no listener, or one that hangs up without a word. */
        GONE
    }

    Probe(Readiness question) {
        this.question = question;
    }

    Sight look() throws InterruptedException {
        try {
            return ask();
        } catch (IOException broken) {
            // A connection kept from the last time may have been closed in the meantime; a second one is new.
            LOG.trace("No answer, asked once more", broken);
            return askAgain();
        }
    }

    private Sight askAgain() throws InterruptedException {
        try {
            return ask();
        } catch (IOException nobody) {
            LOG.trace("Nobody there", nobody);
            return Sight.GONE;
        }
    }

    private Sight ask() throws IOException, InterruptedException {
        try {
            return question.isReady() ? Sight.READY : Sight.UNREADY;
        } catch (HttpConnectTimeoutException unreachable) {
            LOG.trace("No way there", unreachable);
            return Sight.GONE;
        } catch (HttpTimeoutException slow) {
            LOG.trace("No answer in time", slow);
            return Sight.SILENT;
        }
    }
}
