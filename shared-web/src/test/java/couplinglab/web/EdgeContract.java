package couplinglab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every door promises, whichever port it is on. */
interface EdgeContract {
    HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    String ORDER = "{\"customer\":\"ada\",\"destination\":\"US\",\"lines\":["
            + "{\"sku\":\"TEA-1\",\"quantity\":2,\"unitPrice\":\"4.50\"},"
            + "{\"sku\":\"CUP-7\",\"quantity\":1,\"unitPrice\":\"7\"}]}";

    int port();

    @Test
    default void takesAnOrder() throws Exception {
        var reply = post("/orders", ORDER);
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        assertThat(reply.text("customer")).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "",
                "http://localhost",
                "http://localhost:1",
                "https://localhost.evil.example:{port}",
                "http://127.0.0.1:{port}",
                "http://localhost:{port}0",
                "not a URI %",
                "http://user@localhost:{port}"
            })
    default void refusesChangesOnBehalfOfForeignOrigins(String origin) throws Exception {
        for (var method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            send(request("/anything")
                            .method(method, BodyPublishers.noBody())
                            .header("Origin", origin.replace("{port}", "" + port())))
                    .isProblem(403, "foreign-origin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "anything"})
    default void refusesChangesThatTheBrowserCallsForeign(String site) throws Exception {
        send(request("/anything").POST(BodyPublishers.noBody()).header("Sec-Fetch-Site", site))
                .isProblem(403, "foreign-origin");
        send(request("/anything")
                        .POST(BodyPublishers.noBody())
                        .header("Sec-Fetch-Site", site)
                        .header("Origin", "http://localhost:" + port()))
                .isProblem(403, "foreign-origin");
    }

    @Test
    default void letsItsOwnPagesChangeThings() throws Exception {
        for (var origin : new String[] {"http://localhost:" + port(), "http://LOCALHOST:" + port()}) {
            var reply = send(request("/anything")
                    .POST(BodyPublishers.noBody())
                    .header("Origin", origin)
                    .header("Sec-Fetch-Site", "same-origin"));
            assertThat(reply.status()).isEqualTo(200);
        }
    }

    @Test
    default void letsEveryoneRead() throws Exception {
        var reply = send(request("/anything")
                .GET()
                .header("Origin", "http://evil.example")
                .header("Sec-Fetch-Site", "cross-site"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.http().headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    default void takesABodyOfExactly64KiB() throws Exception {
        var body = textOf(64 * 1024);
        assertThat(post("/texts", body).json().path("length").asInt()).isEqualTo(64 * 1024 - 11);
        assertThat(chunked("/texts", body).json().path("length").asInt()).isEqualTo(64 * 1024 - 11);
    }

    @Test
    default void refusesABodyOfOneByteMore() throws Exception {
        var body = textOf(64 * 1024 + 1);
        post("/texts", body).isProblem(413, "body-too-large");
        chunked("/texts", body).isProblem(413, "body-too-large");
    }

    @Test
    default void refusesABodyThatIsTooLargeOnlyInBytes() throws Exception {
        post("/texts", "{\"text\":\"" + "€".repeat(30_000) + "\"}").isProblem(413, "body-too-large");
    }

    @Test
    default void refusesBlanksBehindADocumentOverTheLimit() throws Exception {
        chunked("/orders", ORDER + " ".repeat(64 * 1024)).isProblem(413, "body-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not JSON", "{", "{\"customer\":ada}", "{'customer':'ada'}", "{\"customer\":\"a\nb\"}"})
    default void saysWhereABodyStopsBeingJson(String body) throws Exception {
        var reply = post("/orders", body).isProblem(400, "not-json");
        assertThat(reply.text("detail")).contains("line ", "column ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "7", "\"order\"", "[{}]"})
    default void refusesABodyOfAnotherShape(String body) throws Exception {
        post("/orders", body).isProblem(400, "unreadable-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "x", ","})
    default void refusesWhatFollowsTheDocument(String garbage) throws Exception {
        assertThat(post("/orders", ORDER + garbage).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"quantity\":1          | \"quantity\":\"1\"         | wrong-type    | lines[1].quantity",
                "\"quantity\":1          | \"quantity\":1.5           | wrong-type    | lines[1].quantity",
                "\"quantity\":1          | \"quantity\":null          | wrong-type    | lines[1].quantity",
                "\"quantity\":1          | \"quantity\":99999999999   | wrong-type    | lines[1].quantity",
                "\"quantity\":1,         | ``                          | wrong-type    | lines[1].quantity",
                "\"unitPrice\":\"7\"     | \"unitPrice\":7            | wrong-type    | lines[1].unitPrice",
                "\"unitPrice\":\"7\"     | \"unitPrice\":7.0          | wrong-type    | lines[1].unitPrice",
                "\"sku\":\"CUP-7\"       | \"sku\":7                  | wrong-type    | lines[1].sku",
                "\"customer\":\"ada\"    | \"customer\":{}            | wrong-type    | customer",
                "\"customer\":\"ada\"    | \"customer\":7             | wrong-type    | customer",
                "\"lines\":[             | \"lines\":[7,              | wrong-type    | lines[0]",
                "\"sku\":\"CUP-7\"       | \"sku\":\"C\",\"gift\":1   | unknown-field | lines[1].gift",
                "\"customer\":\"ada\"    | \"total\":1,\"customer\":\"ada\" | unknown-field | total",
            })
    default void namesTheFieldOfTheWrongType(String right, String wrong, String type, String field) throws Exception {
        post("/orders", ORDER.replace(right, wrong)).isProblem(400, type).names(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"quantity\":1       | \"quantity\":0              | lines[1].quantity",
                "\"quantity\":1       | \"quantity\":1001           | lines[1].quantity",
                "\"unitPrice\":\"7\"  | \"unitPrice\":\"-7\"        | lines[1].unitPrice",
                "\"unitPrice\":\"7\"  | \"unitPrice\":null          | lines[1].unitPrice",
                "\"sku\":\"CUP-7\"    | \"sku\":\"cup\"             | lines[1].sku",
                "\"customer\":\"ada\" | \"customer\":\"\"           | customer",
                "\"customer\":\"ada\" | \"customer\":\"\\uD800\"    | customer",
                "\"destination\":\"US\" | \"destination\":\"us\"    | destination",
                "\"lines\":[          | \"lines\":[null,            | lines[0]",
            })
    default void namesTheFieldAgainstTheContract(String right, String wrong, String field) throws Exception {
        post("/orders", ORDER.replace(right, wrong))
                .isProblem(422, "invalid-content")
                .names(field);
    }

    @Test
    default void refusesAnOrderWithoutLines() throws Exception {
        post("/orders", "{\"customer\":\"ada\",\"destination\":\"US\",\"lines\":[]}")
                .isProblem(422, "invalid-content")
                .names("lines");
        post("/orders", "{\"customer\":\"ada\",\"destination\":\"US\"}")
                .isProblem(422, "invalid-content")
                .names("lines");
    }

    @Test
    default void refusesAViolationWhereverItIsFound() throws Exception {
        post("/violated", "").isProblem(422, "invalid-content").names("lines[1].sku");
    }

    @Test
    default void refusesToGuessWhichOfTwoFieldsIsMeant() throws Exception {
        post("/orders", ORDER.replace("{\"customer\"", "{\"customer\":\"eve\",\"customer\""))
                .isProblem(400, "not-json");
    }

    @Test
    default void refusesBytesThatAreNoText() throws Exception {
        var body = ORDER.replace("ada", "ü").getBytes(StandardCharsets.ISO_8859_1);
        send(request("/orders").POST(BodyPublishers.ofByteArray(body)).header("Content-Type", "application/json"))
                .isProblem(400, "not-json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "garbage",
                "application/json;charset=nonsense"
            })
    default void refusesOtherMediaTypes(String mediaType) throws Exception {
        send(request("/orders").POST(BodyPublishers.ofString(ORDER)).header("Content-Type", mediaType))
                .isProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png", "application/xml", "application/json", "garbage"})
    default void answersWithAProblemDocumentWhateverTheCallerAccepts(String accept) throws Exception {
        send(request("/orders")
                        .POST(BodyPublishers.ofString("not JSON"))
                        .header("Content-Type", "application/json")
                        .header("Accept", accept))
                .isProblem(400, "not-json");
        send(request("/broken").POST(BodyPublishers.noBody()).header("Accept", accept))
                .isProblem(500, "internal-error");
    }

    @Test
    default void refusesToAnswerInAnotherMediaType() throws Exception {
        send(request("/anything").GET().header("Accept", "image/png")).isProblem(406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/orders/1/2", "/", "/favicon.ico"})
    default void knowsNoOtherPaths(String path) throws Exception {
        send(request(path).GET()).isProblem(404, "not-found");
    }

    @Test
    default void saysWhatItHasNotFound() throws Exception {
        var reply = send(request("/missing").GET()).isProblem(404, "not-found");
        assertThat(reply.text("detail")).isEqualTo("There is no such order. Ask for one that was accepted.");
    }

    @Test
    default void knowsNoOtherMethods() throws Exception {
        var reply = send(request("/orders").GET()).isProblem(405, "method-not-allowed");
        assertThat(reply.http().headers().firstValue("Allow")).hasValue("POST");
        send(request("/orders").DELETE()).isProblem(405, "method-not-allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,limit",
        "limit=501,limit",
        "limit=-1,limit",
        "limit=ten,limit",
        "limit=1.5,limit",
        "limit=99999999999,limit",
        "after=garbage,after",
        "after=,after",
        "after=%00,after",
        "after=YWZ0ZXI6LTE,after"
    })
    default void namesTheParameterThatIsNotAllowed(String query, String parameter) throws Exception {
        send(request("/pages?" + query).GET()).isProblem(400, "bad-parameter").names(parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=0", "limit=1&=", "after=&limit=1&=0.0", "limit=%FF%zz", "%zz=1"})
    default void refusesAQueryThatCannotBeRead(String query) throws Exception {
        assertThat(new RawDoor(port()).ask("GET /pages?" + query + " HTTP/1.1", "Host: localhost"))
                .startsWith("HTTP/1.1 400 ")
                .contains("urn:coupling-lab:problem:bad-query");
    }

    @Test
    default void refusesAQueryOfTooManyParameters() throws Exception {
        var many = "a&".repeat(2_000);
        send(request("/pages?" + many).GET()).isProblem(400, "bad-query");
    }

    @Test
    default void refusesADocumentThatIsNestedTooDeep() throws Exception {
        for (var nested : new String[] {"[".repeat(60_000), "{\"lines\":".repeat(6_000)}) {
            assertThat(post("/orders", nested).status()).isEqualTo(400);
        }
    }

    /** Both ways of half a body: fewer bytes than were announced, and a chunk that ends too early. */
    @Test
    default void doesNothingAboutABodyThatEndsHalfWay() throws Exception {
        var head = "POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        for (var half : new String[] {
            "Content-Length: " + ORDER.length() + "\r\n\r\n" + ORDER.substring(0, 40),
            "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(ORDER.length()) + "\r\n"
                    + ORDER.substring(0, 40),
            "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(ORDER.length()) + "\r\n" + ORDER,
            "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n" + ORDER
        }) {
            assertThat(new RawDoor(port()).ask((head + half).getBytes(StandardCharsets.UTF_8)))
                    .doesNotContain("HTTP/1.1 5", "\"ada\"", "Exception");
        }
    }

    @Test
    default void goesFromPageToPage() throws Exception {
        var first = send(request("/pages?limit=1").GET()).json();
        assertThat(first.path("items").path(0).asLong()).isOne();
        var second = send(request("/pages?limit=1&after=" + first.path("next").asString())
                        .GET())
                .json();
        assertThat(second.path("items").path(0).asLong()).isEqualTo(2);
        assertThat(send(request("/pages").GET()).json().path("next").isNull()).isTrue();
    }

    @Test
    default void tellsNothingOfItsInsideWhenItFails() throws Exception {
        for (var path : new String[] {"/broken", "/broken-badly", "/broken?trace=true&message=always"}) {
            var reply = post(path, "").isProblem(500, "internal-error");
            assertThat(reply.text("detail")).contains("The service's log has the reason");
        }
    }

    private Reply post(String path, String body) throws IOException, InterruptedException {
        return post(path, BodyPublishers.ofString(body));
    }

    /** Without a declared length. */
    private Reply chunked(String path, String body) throws IOException, InterruptedException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return post(path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
    }

    private Reply post(String path, BodyPublisher body) throws IOException, InterruptedException {
        return send(request(path).POST(body).header("Content-Type", "application/json"));
    }

    default HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
    }

    default Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return new Reply(CLIENT.send(request.build(), BodyHandlers.ofString()));
    }

    private static String textOf(int bytes) {
        return "{\"text\":\"" + "x".repeat(bytes - 11) + "\"}";
    }
}
