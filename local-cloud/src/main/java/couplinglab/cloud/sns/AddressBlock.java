package couplinglab.cloud.sns;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A block of IP addresses in CIDR notation. */
record AddressBlock(BigInteger start, int bits, int ignoredBits) {
    /** Longer texts are no addresses. */
    private static final int LONGEST = 45;

    /** Whole addresses only: for anything else a name server would be asked. */
    private static final Pattern V4 =
            Pattern.compile("(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])(\\.(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])){3}");

    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:]*:[0-9A-Fa-f.]*");

    /** @return null if it is none */
    static @Nullable AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
            return null;
        }
        var address = address(text.substring(0, slash));
        int mask = Integer.parseInt(text.substring(slash + 1));
        if (address == null || mask > bits(address)) {
            return null;
        }
        int ignored = bits(address) - mask;
        return new AddressBlock(number(address).shiftRight(ignored), bits(address), ignored);
    }

    boolean contains(String text) {
        var address = address(text);
        return address != null
                && bits(address) == bits
                && number(address).shiftRight(ignoredBits).equals(start);
    }

    private static @Nullable InetAddress address(String text) {
        if (text.length() > LONGEST
                || !(V4.matcher(text).matches() || V6.matcher(text).matches())) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
