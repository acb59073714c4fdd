package couplinglab.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTests {

    @Test
    void beginsWithTheFirstHundred() {
        assertThat(PageRequest.of(null, null)).isEqualTo(new PageRequest(0, 100));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void takesLimits(int limit) {
        assertThat(PageRequest.of(null, limit).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 501})
    void refusesOtherLimits(int limit) {
        assertThatExceptionOfType(BadParameter.class)
                .isThrownBy(() -> PageRequest.of(null, limit))
                .satisfies(bad -> assertThat(bad.parameter()).isEqualTo("limit"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, 999_999_999_999_999_999L})
    void goesOnWhereTheCursorPoints(long position) {
        assertThat(PageRequest.of(PageRequest.cursor(position), 10)).isEqualTo(new PageRequest(position, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "after:1", "%", "====", "\u0000", "☃"})
    void refusesWhatIsNoCursor(String cursor) {
        refuses(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after:",
                "after:-1",
                "after:1 ",
                "before:1",
                "after:1;drop",
                "after:9999999999999999999",
                "after:٣",
                "1",
                "after:1\n"
            })
    void refusesACursorThatItNeverGave(String content) {
        refuses(Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void givesACursorWithAFullPageAlone() {
        var request = PageRequest.of(null, 2);
        assertThat(Page.of(request, List.of(3L, 4L), position -> position).next())
                .isEqualTo(PageRequest.cursor(4));
        assertThat(Page.of(request, List.of(3L), position -> position).next()).isNull();
        assertThat(Page.<Long>of(request, List.of(), position -> position).next())
                .isNull();
    }

    private static void refuses(String cursor) {
        assertThatExceptionOfType(BadParameter.class)
                .isThrownBy(() -> PageRequest.of(cursor, 10))
                .withMessage("must be the \"next\" of an earlier page")
                .satisfies(bad -> assertThat(bad.parameter()).isEqualTo("after"));
    }
}
