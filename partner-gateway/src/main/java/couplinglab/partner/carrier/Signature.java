package couplinglab.partner.carrier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request says to prove its origin: {@code t=1764000000,v1=9f86d0…}, in any order. What it can't read of other
 * versions it leaves out, as it may be for readers to come.
 *
 * @param time unix seconds, as they were signed
 * @param proofs lower-case hex, one for each secret that the sender signed with
 */
record Signature(String time, List<String> proofs) {
    private static final Pattern TIME = Pattern.compile("[0-9]{1,12}");
    private static final Pattern PROOF = Pattern.compile("[0-9a-f]{64}");

    static Optional<Signature> parse(String header) {
        var times = new ArrayList<String>();
        var proofs = new ArrayList<String>();
        for (var part : header.split(",", -1)) {
            var trimmed = part.trim();
            if (trimmed.startsWith("t=")) {
                times.add(trimmed.substring(2));
            } else if (trimmed.startsWith("v1=")) {
                proofs.add(trimmed.substring(3));
            }
        }
        var readable = times.size() == 1
                && TIME.matcher(times.get(0)).matches()
                && !proofs.isEmpty()
                && proofs.stream().allMatch(proof -> PROOF.matcher(proof).matches());
        return readable ? Optional.of(new Signature(times.get(0), List.copyOf(proofs))) : Optional.empty();
    }

    long seconds() {
        return Long.parseLong(time);
    }
}
