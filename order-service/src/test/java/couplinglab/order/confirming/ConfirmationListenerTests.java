package couplinglab.order.confirming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import couplinglab.contracts.MessageFormat;
import couplinglab.contracts.OrderFulfilled;
import couplinglab.database.Transactions;
import couplinglab.order.FreshDatabase;
import couplinglab.order.TestDatabase;
import couplinglab.order.book.OrderBooks;
import couplinglab.order.book.OrderStatus;
import couplinglab.order.journal.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;

class ConfirmationListenerTests {
    @RegisterExtension
    final FreshDatabase fresh = FreshDatabase.h2();

    private final Batch batch = new Batch();
    private Journal journal = Journal.off();

    @Test
    void holdsWhatItHasWhileTheDatabaseIsGoneAndAcknowledgesItOnce() throws Exception {
        var order = committed();

        listener(2).on(List.of(fulfilled(order)), batch, batch.visibility());

        assertThat(batch.held()).hasSize(2).allMatch(seconds -> seconds > 10);
        assertThat(batch.acknowledged()).hasSize(1);
        assertThat(OrderBooks.on(fresh.get()).find(order).orElseThrow().status())
                .isEqualTo(OrderStatus.FULFILLED);
    }

    @Test
    void waitsNoLongerForTheDatabaseWhenTheServiceEnds() throws Exception {
        var order = committed();
        var listener = listener(Integer.MAX_VALUE);
        listener.close();

        listener.on(List.of(fulfilled(order)), batch, batch.visibility());

        assertThat(batch.acknowledged()).isEmpty();
    }

    @Test
    void leavesWhatCannotBeReadToTheDeadLetters() throws Exception {
        var readable = fulfilled(committed());

        listener(0).on(List.of(new GenericMessage<>("not JSON"), readable), batch, batch.visibility());

        assertThat(batch.acknowledged()).containsExactly(readable);
    }

    @Test
    void testifiesThatAConfirmationOfAForeignOrderCame(@TempDir Path folder) throws Exception {
        var foreign = UUID.randomUUID().toString();
        journal = Journal.in(folder.resolve("journal.jsonl"), Clock.systemUTC());

        listener(0).on(List.of(fulfilled(foreign), fulfilled(committed())), batch, batch.visibility());
        journal.close();

        assertThat(batch.acknowledged()).hasSize(2);
        assertThat(Files.readAllLines(folder.resolve("journal.jsonl")))
                .singleElement(STRING)
                .startsWith("{\"event\":\"stray\",\"orderId\":\"" + foreign + "\"");
    }

    private String committed() {
        var order = TestDatabase.order(null);
        fresh.get()
                .transaction()
                .executeWithoutResult(
                        status -> OrderBooks.on(fresh.get()).attempt(order, OrderStatus.PLACED, "somewhere"));
        return order.id();
    }

    private ConfirmationListener listener(int failures) {
        return new ConfirmationListener(
                new Confirming(OrderBooks.on(fresh.get()), new Transactions(comingBackAfter(failures)), journal));
    }

    private static PlatformTransactionManager comingBackAfter(int failures) {
        var left = new AtomicInteger(failures);
        return new PlatformTransactionManager() {
            @Override
            public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
                if (left.getAndDecrement() > 0) {
                    throw new CannotCreateTransactionException("unplugged by the test");
                }
                return new SimpleTransactionStatus();
            }

            @Override
            public void commit(TransactionStatus status) {}

            @Override
            public void rollback(TransactionStatus status) {}
        };
    }

    private static Message<String> fulfilled(String orderId) {
        return new GenericMessage<>(new MessageFormat().write(new OrderFulfilled(orderId, null, 42, Instant.now())));
    }
}
