package couplinglab.fulfillment.shipping;

import java.util.function.Supplier;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions whose failures tell what is known about them afterwards. */
@Component
final class Transactions {
    private final TransactionTemplate template;

    Transactions(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    /**
     * @throws StoreUnavailable if the database is to blame and nothing was committed
     * @throws CommitUnanswered if the commit was begun and failed
     * @throws RuntimeException as the work threw it, if the work is to blame and nothing was committed
     */
    <T> T inOne(Supplier<T> work) {
        var worked = new boolean[1];
        try {
            return template.execute(status -> {
                var result = work.get();
                worked[0] = true;
                return result;
            });
        } catch (RuntimeException failure) {
            if (worked[0]) {
                throw new CommitUnanswered(failure);
            }
            throw isTheStoresFault(failure) ? new StoreUnavailable(failure) : failure;
        }
    }

    private static boolean isTheStoresFault(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException
                || failure instanceof UncategorizedDataAccessException
                || failure instanceof TransactionException;
    }
}
