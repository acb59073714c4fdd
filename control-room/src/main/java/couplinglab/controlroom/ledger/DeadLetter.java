package couplinglab.controlroom.ledger;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** @param orderId null where the message names none that can be read */
record DeadLetter(@Nullable String orderId) {

    static Set<String> ordersOf(Collection<DeadLetter> letters) {
        return letters.stream()
                .map(DeadLetter::orderId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
