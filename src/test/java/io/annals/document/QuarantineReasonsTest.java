package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.reference.CodedReason;
import io.annals.reference.ReferenceData;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuarantineReasonsTest {

    @Test
    void everyReasonIsARowOfTheTableWithMeaningAndNextStep() {
        List<CodedReason> rows = ReferenceData.shipped().quarantineReasons();

        assertThat(rows).extracting(CodedReason::code)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(QuarantineReason.values()).map(Enum::name).toList());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.meaning()).endsWith(".");
            assertThat(row.next()).endsWith(".");
        });
    }
}
