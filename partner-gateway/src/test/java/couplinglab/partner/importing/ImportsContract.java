package couplinglab.partner.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import couplinglab.contracts.OrderContent;
import couplinglab.database.Transactions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What is remembered of imports, and what an import makes of it, on every database. */
abstract class ImportsContract {
    private static final String FILE = OrderFile.HEADER + """

            ada,US,TEA-1,2,4.50
            bob,US,TEA-1,zero,4.50
            mallory,US,TEA-1,2,4.50
            zoe,DE,MUG-1,1,12
            """;
    private static final ObjectStore.Fetched CONTENT =
            new ObjectStore.Fetched.Content(ByteBuffer.wrap(FILE.getBytes(StandardCharsets.UTF_8)));
    private static final ObjectStore.Fetched REPLACED =
            new ObjectStore.Fetched.Refused("Another content took its place.");

    private final DataSource database = emptyDatabase();
    private final Imports imports = new Imports(
            JdbcClient.create(database), new Transactions(new JdbcTransactionManager(database)), Clock.systemUTC());
    private final Desk desk = new Desk();

    abstract DataSource emptyDatabase();

    @Test
    void placesEachLineOnceHoweverOftenItIsAnnounced() {
        migrate();
        var object = object("orders.csv", "etag-1");

        importing(imports::add).run(object);
        new Importing(imports, imports::add, ImportsContract::notAgain, desk, patience()).run(object);

        assertThat(desk.customers()).containsExactly("ada", "zoe");
        assertThat(desk.calls).hasValue(3);
        var done = imports.find(object.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(Import.State.DONE);
        assertThat(done.placed()).isEqualTo(2);
        assertThat(done.refused()).isEqualTo(2);
        assertThat(done.finishedAt()).isNotNull();
        assertThat(imports.lines(object.id()))
                .containsExactly(
                        ImportedLine.placed(2, desk.idOf("import-" + object.id() + "-2")),
                        ImportedLine.refused(3, "quantity must be a whole number from 1 to 1000."),
                        ImportedLine.refused(4, "Nobody is called mallory."),
                        ImportedLine.placed(5, desk.idOf("import-" + object.id() + "-5")));
    }

    /** Before or after each call of order-service and each commit. */
    @Test
    void placesEachLineOnceWhereverAKillComes() {
        migrate();
        for (int steps = 1; ; steps++) {
            var object = object("orders.csv", "etag-of-" + steps);
            desk.forget();
            var left = new AtomicInteger(steps);
            desk.mortal = left;
            try {
                importing((id, line) -> {
                            kill(left);
                            imports.add(id, line);
                            kill(left);
                        })
                        .run(object);
                assertThat(steps).as("all of them").isEqualTo(14);
                return;
            } catch (Killed killed) {
                desk.mortal = new AtomicInteger(Integer.MAX_VALUE);
                var before = imports.lines(object.id());

                importing(imports::add).run(object);

                assertThat(imports.lines(object.id())).hasSize(4).containsAll(before);
                assertThat(desk.customers()).as("killed at step %d", steps).containsExactly("ada", "zoe");
                assertThat(imports.find(object.id()).orElseThrow().state()).isEqualTo(Import.State.DONE);
            }
        }
    }

    /** Whether or not order-service still knows its key. */
    @Test
    void asksForNoLineAgainThatIsDecided() {
        migrate();
        var object = object("orders.csv", "etag-1");
        assertThatThrownBy(() -> dyingAfterALine().run(object)).isInstanceOf(Killed.class);
        assertThat(imports.lines(object.id())).hasSize(1);
        desk.calls.set(0);

        importing(imports::add).run(object);

        assertThat(desk.calls).hasValue(2);
        assertThat(imports.lines(object.id())).hasSize(4);
    }

    @Test
    void waitsForWhoeverIsAway() {
        migrate();
        desk.away = 7;

        importing(imports::add).run(object("orders.csv", "etag-1"));

        assertThat(desk.customers()).containsExactly("ada", "zoe");
        assertThat(desk.calls).hasValue(10);
    }

    @Test
    void takesAnotherContentUnderTheSameKeyForAnotherImport() {
        migrate();

        importing(imports::add).run(object("orders.csv", "etag-1"));
        importing(imports::add).run(object("orders.csv", "etag-2"));

        assertThat(desk.customers()).containsExactly("ada", "ada", "zoe", "zoe");
        assertThat(imports.after(0, 10)).extracting(Import::version).containsExactly("etag-1", "etag-2");
    }

    @Test
    void keepsWhyAFileWasRefused() {
        migrate();
        var object = object("orders.csv", "etag-1");
        new Importing(
                        imports,
                        imports::add,
                        any -> new ObjectStore.Fetched.Refused("It is\u0000gone."),
                        desk,
                        patience())
                .run(object);

        var refused = imports.find(object.id()).orElseThrow();
        assertThat(refused.state()).isEqualTo(Import.State.REFUSED);
        assertThat(refused.reason()).isEqualTo("It is?gone.");
        importing(imports::add).run(object);
        assertThat(desk.calls).hasValue(0);
    }

    @Test
    void placesNothingOfAFileThatAnotherWorkerRefusedMeanwhile() {
        migrate();
        var object = object("orders.csv", "etag-1");
        var other = new Importing(imports, imports::add, any -> REPLACED, desk, patience());

        new Importing(
                        imports,
                        imports::add,
                        any -> {
                            other.run(object);
                            return CONTENT;
                        },
                        desk,
                        patience())
                .run(object);

        assertThat(imports.find(object.id()).orElseThrow().state()).isEqualTo(Import.State.REFUSED);
        assertThat(desk.calls).hasValue(0);
    }

    /** Or its owner would hear that it is refused, and give it once more, with lines that are orders already. */
    @Test
    void refusesNoFileOfWhichAnotherWorkerPlacesTheLines() {
        migrate();
        var object = object("orders.csv", "etag-1");

        new Importing(
                        imports,
                        imports::add,
                        any -> {
                            assertThatThrownBy(() -> dyingAfterALine().run(object))
                                    .isInstanceOf(Killed.class);
                            return REPLACED;
                        },
                        desk,
                        patience())
                .run(object);

        assertThat(imports.find(object.id()).orElseThrow().state()).isEqualTo(Import.State.DONE);
        assertThat(imports.lines(object.id())).hasSize(4);
        assertThat(desk.customers()).containsExactly("ada", "zoe");
    }

    @Test
    void keepsAFileUntilEachLineIsDecidedThoughItsObjectIsGone() {
        migrate();
        var object = object("orders.csv", "etag-1");
        assertThatThrownBy(() -> dyingAfterALine().run(object)).isInstanceOf(Killed.class);

        new Importing(imports, imports::add, ImportsContract::notAgain, desk, patience()).run(object);

        assertThat(imports.find(object.id()).orElseThrow().state()).isEqualTo(Import.State.DONE);
        assertThat(imports.lines(object.id())).hasSize(4);
        assertThat(imports.content(object.id())).isEmpty();
    }

    /** For its message to go on to the dead letters, and its worker to the next one. */
    @Test
    void waitsForNoObjectThatMayNeverBeGiven() {
        migrate();
        var object = object("orders.csv", "etag-1");
        ObjectStore refusing = any -> {
            throw new FetchFailed("S3 does not give the object", new IllegalStateException());
        };

        assertThatThrownBy(() -> new Importing(imports, imports::add, refusing, desk, patience()).run(object))
                .isInstanceOf(FetchFailed.class);
        assertThat(imports.find(object.id()).orElseThrow().state()).isEqualTo(Import.State.RUNNING);
        importing(imports::add).run(object);

        assertThat(imports.find(object.id()).orElseThrow().state()).isEqualTo(Import.State.DONE);
    }

    @Test
    void keepsTheLargestFile() {
        migrate();
        var begun = imports.begin(object("orders.csv", "etag-1"));
        var largest = ByteBuffer.wrap(new byte[OrderFile.MAX_BYTES]);

        imports.keep(begun.id(), largest);

        assertThat(imports.content(begun.id())).contains(largest);
    }

    @Test
    void doesNotChangeWhatIsKnownOfALine() {
        migrate();
        var begun = imports.begin(object("orders.csv", "etag-1"));
        var first = ImportedLine.placed(2, UUID.randomUUID().toString());

        imports.add(begun.id(), first);
        imports.add(begun.id(), ImportedLine.refused(2, "It came later."));

        assertThat(imports.lines(begun.id())).containsExactly(first);
        assertThatThrownBy(() -> imports.add("unknown", first)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void numbersWithoutGapsInTheOrderOfTheCommitsAlsoWhereSeveralBeginAtOnce() {
        migrate();
        var calls = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < 16; i++) {
            var object = object("orders.csv", "etag-" + i % 8);
            calls.add(CompletableFuture.supplyAsync(() -> imports.begin(object)));
        }
        calls.forEach(CompletableFuture::join);

        assertThat(imports.after(0, 100)).extracting(Import::position).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(imports.after(3, 2)).extracting(Import::position).containsExactly(4L, 5L);
    }

    /** A kill between a migration's statement and Flyway's own row. */
    @Test
    void survivesAKillAfterEachStatementOfTheMigrations() throws Exception {
        for (var migration : flyway().load().info().all()) {
            try (var script = getClass().getResourceAsStream("/db/migration/" + migration.getScript())) {
                var sql = new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("--.*", "");
                assertThat(sql.split(";", -1)).as(migration.getScript()).hasSize(2);
            }
            flyway().target(migration.getVersion()).load().migrate();
            JdbcClient.create(database)
                    .sql("DELETE FROM \"flyway_schema_history\" WHERE \"version\" = :version")
                    .param("version", String.valueOf(migration.getVersion()))
                    .update();
        }

        migrate();

        assertThat(flyway().load().info().pending()).isEmpty();
        assertThat(imports.begin(object("orders.csv", "etag-1")).position()).isOne();
    }

    private Importing importing(LineRecords records) {
        return new Importing(imports, records, any -> CONTENT, desk, patience());
    }

    private Importing dyingAfterALine() {
        return importing((id, line) -> {
            imports.add(id, line);
            throw new Killed();
        });
    }

    private static ObjectStore.Fetched notAgain(StoredObject object) {
        throw new AssertionError(object + " is read again");
    }

    private static Patience patience() {
        return new Patience(Duration.ofMillis(1), Duration.ofMillis(2));
    }

    private static StoredObject object(String key, String etag) {
        return new StoredObject("order-imports", key, null, etag);
    }

    private void migrate() {
        flyway().load().migrate();
    }

    private FluentConfiguration flyway() {
        return Flyway.configure().dataSource(database);
    }

    private static void kill(AtomicInteger left) {
        if (left.decrementAndGet() == 0) {
            throw new Killed();
        }
    }

    /** What a kill leaves undone, in a JVM that lives on. */
    private static final class Killed extends Error {}

    /** One order a key, whatever it is asked, and a kill before or after each. */
    private static final class Desk implements OrderDesk {
        private final Map<String, String> customers = new HashMap<>();
        private final AtomicInteger calls = new AtomicInteger();
        private AtomicInteger mortal = new AtomicInteger(Integer.MAX_VALUE);
        private int away;

        @Override
        public Placement place(OrderContent content, String key) throws Unavailable {
            kill(mortal);
            calls.incrementAndGet();
            if (away-- > 0) {
                throw new Unavailable("away");
            }
            if (content.customer().equals("mallory")) {
                return new Placement.Refused("Nobody is called mallory.");
            }
            customers.put(key, content.customer());
            kill(mortal);
            return new Placement.Placed(idOf(key));
        }

        private String idOf(String key) {
            return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
        }

        private List<String> customers() {
            return customers.values().stream().sorted().toList();
        }

        private void forget() {
            customers.clear();
        }
    }
}
