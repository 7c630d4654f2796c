package io.annals.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** How the files to read are dealt out to partitions. */
class DealtFilesTest {

    @Property
    void everyFileGoesToOnePartitionAndNoneGetsMuchMoreThanAnother(
            @ForAll @IntRange(min = 1, max = 3000) int files, @ForAll @IntRange(min = 1, max = 8) int partitions) {
        List<Integer> all = IntStream.range(0, files).boxed().toList();
        List<List<Integer>> dealt = IntStream.range(0, partitions)
                .mapToObj(number -> LoadSteps.dealt(all, partitions, number)).toList();
        List<Integer> together = new ArrayList<>();
        dealt.forEach(together::addAll);
        assertThat(together).containsExactlyInAnyOrderElementsOf(all);
        assertThat(dealt).allSatisfy(part -> assertThat(part).isSorted());
        assertThat(IntStream.range(0, partitions).map(number -> LoadSteps.size(files, partitions, number)).boxed().toList())
                .isEqualTo(dealt.stream().map(List::size).toList());
        int most = dealt.stream().mapToInt(List::size).max().orElseThrow();
        int fewest = dealt.stream().mapToInt(List::size).min().orElseThrow();
        assertThat(most - fewest).isLessThanOrEqualTo(LoadSteps.LONGEST_STRETCH);
    }
}
