package couplinglab.order.coupling;

import couplinglab.database.Transactions;
import couplinglab.order.book.CouplingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The switch. The mode is stored and survives a restart; it governs requests that begin after {@link #to} has
 * returned, and each request asks once. Owns the table {@code coupling}. Thread-safe.
 */
public final class CouplingSwitch {
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Map<CouplingMode, Coupling> couplings;
    private volatile CouplingMode mode;

    CouplingSwitch(JdbcClient jdbc, Transactions transactions, List<? extends Coupling> couplings, CouplingMode first) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.couplings = couplings.stream().collect(Collectors.toMap(Coupling::mode, Function.identity()));
        this.mode = stored().stream().findFirst().orElse(first);
    }

    public CouplingMode mode() {
        return mode;
    }

    /** The coupling that a request which begins now has to take. */
    public Coupling now() {
        return of(mode);
    }

    /**
     * @throws couplinglab.database.StoreUnavailable if the mode is as it was
     * @throws couplinglab.database.CommitUnanswered if it is as it was, and may be another after a restart
     */
    public synchronized void to(CouplingMode next) {
        transactions.inOne(() -> {
            jdbc.sql("DELETE FROM coupling").update();
            jdbc.sql("INSERT INTO coupling (mode) VALUES (:mode)")
                    .param("mode", next.name())
                    .update();
        });
        mode = next;
    }

    private Coupling of(CouplingMode wanted) {
        var coupling = couplings.get(wanted);
        if (coupling == null) {
            throw new IllegalStateException("No coupling for mode " + wanted);
        }
        return coupling;
    }

    private List<CouplingMode> stored() {
        return jdbc.sql("SELECT mode FROM coupling")
                .query((row, number) -> CouplingMode.valueOf(row.getString("mode")))
                .list();
    }
}
