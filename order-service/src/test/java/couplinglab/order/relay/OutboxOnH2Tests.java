package couplinglab.order.relay;

import couplinglab.order.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class OutboxOnH2Tests implements OutboxContract {
    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeEach
    void migrate() {
        database = TestDatabase.h2(folder);
    }

    @Override
    public TestDatabase database() {
        return database;
    }
}
