package couplinglab.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every door promises about the names it goes by, and about requests that are hardly HTTP. */
interface HostContract {

    int port();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:{port}",
                "localhost.evil.example:{port}",
                "127.0.0.1.nip.io:{port}",
                "localhost.:{port}",
                "0.0.0.0:{port}",
                "127.0.0.2:{port}",
                "[::]:{port}",
                "order-service:{port}",
                ""
            })
    default void refusesEveryRequestForAHostThatItIsNot(String host) throws Exception {
        var named = "Host: " + host.replace("{port}", "" + port());
        for (var method : new String[] {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
            assertThat(door().ask(method + " /anything HTTP/1.1", named, "Content-Length: 0"))
                    .as(method)
                    .startsWith("HTTP/1.1 421 ")
                    .contains("application/problem+json", "urn:coupling-lab:problem:unknown-host", "web.allowed-hosts")
                    .doesNotContain("done");
        }
        assertThat(door().ask("HEAD /anything HTTP/1.1", named)).startsWith("HTTP/1.1 421 ");
    }

    /** To its browser, a page of a rebound name asks its own server. */
    @Test
    default void refusesAPageWhoseNameWasTurnedToThisMachine() throws Exception {
        var host = "evil.example:" + port();
        assertThat(door().ask(
                                "POST /anything HTTP/1.1",
                                "Host: " + host,
                                "Origin: http://" + host,
                                "Sec-Fetch-Site: same-origin",
                                "X-Forwarded-Host: localhost:" + port(),
                                "Forwarded: host=localhost",
                                "Content-Length: 0"))
                .startsWith("HTTP/1.1 421 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:{port}",
                "LocalHost:{port}",
                "localhost:1",
                "127.0.0.1:{port}",
                "[::1]:{port}",
                "orders.internal",
                "Orders.Internal:9"
            })
    default void goesByTheNamesOfTheLoopbackInterfaceAndThoseThatItWasGiven(String host) throws Exception {
        assertThat(door().ask("GET /anything HTTP/1.1", "Host: " + host.replace("{port}", "" + port())))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    default void refusesARequestWithoutAHost() throws Exception {
        assertThat(door().ask("GET /anything HTTP/1.0")).startsWith("HTTP/1.1 421 ");
        assertThat(door().ask("GET /anything HTTP/1.1")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    default void refusesARequestForTwoHosts() throws Exception {
        for (var lines : new String[][] {
            {"GET /anything HTTP/1.1", "Host: localhost", "Host: evil.example"},
            {"GET http://evil.example/anything HTTP/1.1", "Host: localhost"}
        }) {
            assertThat(door().ask(lines)).startsWith("HTTP/1.1 4");
        }
    }

    @Test
    default void isShownInNoFrameOfAnotherPage() throws Exception {
        assertThat(door().ask("GET /anything HTTP/1.1", "Host: localhost"))
                .contains("Content-Security-Policy: frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a[b HTTP/1.1",
                "GET /a\u0001b HTTP/1.1",
                "G<E>T / HTTP/1.1",
                "GET / HTTP/9.9",
                "nonsense",
                "GET /%00 HTTP/1.1",
                "GET /a%2Fb HTTP/1.1",
                "GET /%zz HTTP/1.1"
            })
    default void answersWhatIsHardlyHttpWithAProblemDocumentToo(String line) throws Exception {
        assertThat(door().ask(line, "Host: localhost"))
                .matches("(?s)HTTP/1.1 [45]0[0-9] .*")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("urn:coupling-lab:problem:", "\"detail\":\"")
                .doesNotContain("<html", "Exception", "org.apache", "Tomcat");
    }

    @Test
    default void answersHeadersOverTheLimitWithAProblemDocumentToo() throws Exception {
        assertThat(door().ask("GET /anything HTTP/1.1", "Host: localhost", "X-Long: " + "x".repeat(9_000)))
                .startsWith("HTTP/1.1 4")
                .contains("urn:coupling-lab:problem:")
                .doesNotContain("<html", "Tomcat");
    }

    private RawDoor door() {
        return new RawDoor(port());
    }
}
