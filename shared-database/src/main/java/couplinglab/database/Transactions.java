package couplinglab.database;

import java.util.function.Supplier;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Transactions whose failures tell what is known about them afterwards. Spring's own exceptions do not: a COMMIT
 * without an answer is a {@code DataAccessException} there, like a statement that was never sent. Thread-safe.
 */
public final class Transactions {
    private final PlatformTransactionManager manager;

    public Transactions(PlatformTransactionManager manager) {
        this.manager = manager;
    }

    /**
     * @throws StoreUnavailable if the database is to blame and nothing was committed
     * @throws CommitUnanswered if the commit was begun and failed
     * @throws RuntimeException as the work threw it, if the work is to blame and nothing was committed
     */
    public <T> T inOne(Supplier<T> work) {
        return in(TransactionDefinition.PROPAGATION_REQUIRED, work);
    }

    /** {@link #inOne(Supplier)} for work without a result. */
    public void inOne(Runnable work) {
        inOne(() -> {
            work.run();
            return true;
        });
    }

    /**
     * {@link #inOne(Runnable)} in a transaction of its own, on a connection of its own, if the caller is in one already: what
     * becomes of that one changes nothing here.
     */
    public void inOneApart(Runnable work) {
        in(TransactionDefinition.PROPAGATION_REQUIRES_NEW, () -> {
            work.run();
            return true;
        });
    }

    private <T> T in(int propagation, Supplier<T> work) {
        var transaction = begin(propagation);
        var result = resultOf(work, transaction);
        try {
            manager.commit(transaction);
        } catch (RuntimeException failure) {
            throw new CommitUnanswered(failure);
        }
        return result;
    }

    private TransactionStatus begin(int propagation) {
        try {
            return manager.getTransaction(new DefaultTransactionDefinition(propagation));
        } catch (RuntimeException failure) {
            throw told(failure);
        }
    }

    private <T> T resultOf(Supplier<T> work, TransactionStatus transaction) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            rollback(transaction, failure);
            throw told(failure);
        } catch (Error failure) {
            rollback(transaction, failure);
            throw failure;
        }
    }

    /** Where this fails the connection is gone, and the database rolls back by itself. */
    private void rollback(TransactionStatus transaction, Throwable failure) {
        try {
            manager.rollback(transaction);
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private static RuntimeException told(RuntimeException failure) {
        return isTheStoresFault(failure) ? new StoreUnavailable(failure) : failure;
    }

    private static boolean isTheStoresFault(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException
                || failure instanceof UncategorizedDataAccessException
                || failure instanceof TransactionException;
    }
}
