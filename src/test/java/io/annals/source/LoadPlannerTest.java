package io.annals.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.source.PlannedFile.Action;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Hashes are made up: a file's content is its name here, up to a {@code =}. */
class LoadPlannerTest {

    private static final Instant T = Instant.parse("2026-01-01T00:00:00Z");
    private static final String RULES = "2";

    private static final String UNREADABLE = "!";

    private final List<String> hashed = new ArrayList<>();
    private final List<FoundFile> found = new ArrayList<>();
    private final List<KnownFile> known = new ArrayList<>();

    @Test
    void aNewFileIsRead() {
        found("s", "a", "A");
        assertThat(plan()).containsExactly("a READ new");
    }

    @Test
    void anUnchangedFileCostsNoHash() {
        found("s", "a", "A");
        known("s", "a", "A", "loaded", RULES);
        assertThat(plan()).containsExactly("a UNCHANGED nothing changed");
        assertThat(hashed).isEmpty();
    }

    @Test
    void aTouchedFileCostsAHashAndNoReading() {
        foundAt("s", "a", "A", T.plusSeconds(1));
        known("s", "a", "A", "loaded", RULES);
        assertThat(plan()).containsExactly("a TOUCHED new modification time, same content");
        assertThat(hashed).containsExactly("A");
    }

    @Test
    void changedContentIsRead() {
        foundAt("s", "a", "A2", T.plusSeconds(1));
        known("s", "a", "A", "loaded", RULES);
        assertThat(plan()).containsExactly("a READ content changed");
    }

    @Test
    void ofTheSameBytesTheFirstPathIsRead() {
        found("s", "a", "A");
        found("s", "b", "A");
        found("t", "a", "A");
        assertThat(plan()).containsExactly("a READ new", "b DUPLICATE same bytes as a",
                "a DUPLICATE same bytes as s: a");
    }

    @Test
    void aCopyOfALoadedFileIsADuplicateWhereverItStands() {
        found("s", "a", "Z");
        found("s", "z", "Z");
        known("s", "z", "Z", "loaded", RULES);
        assertThat(plan()).containsExactly("a DUPLICATE same bytes as z", "z UNCHANGED nothing changed");
    }

    @Test
    void aKnownDuplicateStaysUnchangedWhileItsOriginalStands() {
        found("s", "a", "A");
        found("s", "b", "A");
        known("s", "a", "A", "loaded", RULES);
        known("s", "b", "A", "duplicate", RULES);
        assertThat(plan()).containsExactly("a UNCHANGED nothing changed", "b UNCHANGED same bytes as a");
    }

    @Test
    void aDuplicateIsReadWhenItsOriginalIsGone() {
        found("s", "b", "A");
        known("s", "a", "A", "loaded", RULES);
        known("s", "b", "A", "duplicate", RULES);
        assertThat(plan()).containsExactly("b READ the file that it was a copy of is gone or changed",
                "a REMOVED no longer in its source");
    }

    @Test
    void emptyFilesAreNoCopiesOfEachOther() {
        found.add(new FoundFile("s", "a", Path.of("E"), 0, T));
        found.add(new FoundFile("s", "b", Path.of("E"), 0, T));
        assertThat(plan()).containsExactly("a READ new", "b READ new");
    }

    @Test
    void aRenamedFileIsToldAsMoved() {
        found("s", "new", "A");
        known("s", "old", "A", "loaded", RULES);
        assertThat(plan()).containsExactly("new READ moved from old", "old REMOVED no longer in its source");
    }

    @Test
    void aFileThatCameBackIsRead() {
        found("s", "a", "A");
        known("s", "a", "A", "removed", RULES);
        assertThat(plan()).containsExactly("a READ came back");
    }

    @Test
    void aRemovedFileIsRemovedOnce() {
        known("s", "a", "A", "removed", RULES);
        assertThat(plan("s")).isEmpty();
    }

    @Test
    void filesOfASourceThatWasNotSearchedStay() {
        found("s", "a", "A");
        known("other", "b", "B", "loaded", RULES);
        assertThat(plan()).containsExactly("a READ new");
    }

    @Test
    void contentReadByOlderRulesIsReadAgainAndSaysSo() {
        found("s", "a", "A");
        known("s", "a", "A", "loaded", "1");
        assertThat(plan()).containsExactly("a READ last read by older rules or reference data (1)");
    }

    @Test
    void aQuarantinedFileStaysUntilContentOrRulesChange() {
        found("s", "a", "A");
        known("s", "a", "A", "quarantined", RULES);
        assertThat(plan()).containsExactly("a UNCHANGED still quarantined: nothing changed");
        known.clear();
        known("s", "a", "A", "quarantined", "1");
        assertThat(plan()).singleElement().asString().startsWith("a READ last read by older rules");
    }

    @Test
    void aFileThatCanNotBeHashedIsReadOnceAndThenStaysQuarantined() {
        found("s", "a", UNREADABLE);
        assertThat(plan()).containsExactly("a READ new");
        known("s", "a", "", "quarantined", RULES);
        assertThat(plan()).containsExactly("a UNCHANGED still quarantined: nothing changed");
        found.clear();
        found("s", "a", "A");
        assertThat(plan()).containsExactly("a READ content changed");
    }

    @Test
    void anIgnoredFileStaysIgnored() {
        found("s", "a", "A");
        known("s", "a", "A", "ignored", RULES);
        assertThat(plan()).containsExactly("a IGNORED ignored since an earlier load");
    }

    @Test
    void onlyFilesToReadReachTheExtractStep() {
        found("s", "a", "A");
        found("s", "b", "A");
        List<PlannedFile> plan = planned(Set.of("s"));
        assertThat(plan.stream().filter(file -> file.action() == Action.READ)).hasSize(1);
        assertThat(plan.get(0).file().contentSha256()).isEqualTo("A");
    }

    private void found(String source, String path, String content) {
        foundAt(source, path, content, T);
    }

    private void foundAt(String source, String path, String content, Instant modified) {
        found.add(new FoundFile(source, path, Path.of(content), 1, modified));
    }

    private void known(String source, String path, String content, String status, String rules) {
        known.add(new KnownFile(source, path, content, 1, T, status, rules, "", 0, false));
    }

    private List<String> plan(String... sources) {
        Set<String> scanned = sources.length > 0 ? Set.of(sources)
                : found.stream().map(FoundFile::sourceCode).collect(Collectors.toSet());
        return planned(scanned).stream()
                .map(file -> file.file().reportPath() + " " + file.action() + " " + file.why()).toList();
    }

    private List<PlannedFile> planned(Set<String> scanned) {
        return new LoadPlanner(RULES, RULES, files -> files.stream().map(Path::toString)
                .map(file -> file.equals(UNREADABLE) ? "" : file).peek(hashed::add).toList())
                .plan(found, known, List.of(), scanned);
    }
}
