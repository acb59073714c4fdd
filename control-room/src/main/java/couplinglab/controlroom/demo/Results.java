package couplinglab.controlroom.demo;

import couplinglab.controlroom.process.Platform;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The content of {@code result.json}: what was claimed, what was measured.
 *
 * @param on what it ran
 */
record Results(Platform on, List<Claim> claims, List<LeftOut> leftOut, List<RunRow> runs) {
    /** Records are written in the order of their components, which is the order of the story. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    String json() {
        return JSON.writeValueAsString(this);
    }

    List<Claim> broken() {
        return claims.stream().filter(claim -> !claim.holds()).toList();
    }
}
