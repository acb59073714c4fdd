package couplinglab.order;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/** Gives each test a migrated database of its own, and closes it after the test. */
public final class FreshDatabase implements BeforeEachCallback, AfterEachCallback {
    private final Function<Path, TestDatabase> make;
    private @Nullable TestDatabase database;
    private @Nullable Path folder;

    private FreshDatabase(Function<Path, TestDatabase> make) {
        this.make = make;
    }

    public static FreshDatabase h2() {
        return new FreshDatabase(TestDatabase::h2);
    }

    public static FreshDatabase postgreSql() {
        return new FreshDatabase(folder -> TestDatabase.postgreSql());
    }

    public TestDatabase get() {
        return Objects.requireNonNull(database, "No test has begun");
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("orders");
        database = make.apply(folder);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        get().close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
