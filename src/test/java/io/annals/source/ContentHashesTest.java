package io.annals.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentHashesTest {

    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final long NEVER = Long.MAX_VALUE;
    private static final long ALWAYS = 0;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {NEVER, ALWAYS})
    void eachFileHasItsHashInOrder(long bytesOfAProcess) throws IOException {
        Path odd = Files.writeString(folder.resolve("带 空格\n和换行's \"name\".txt"), "abc");
        Path empty = Files.createFile(folder.resolve("empty"));
        assertThat(ContentHashes.of(List.of(odd, folder.resolve("gone"), empty, folder, odd), bytesOfAProcess))
                .containsExactly(OF_ABC, "", OF_NOTHING, "", OF_ABC);
        assertThat(ContentHashes.of(List.of(), bytesOfAProcess)).isEmpty();
    }

    @Test
    void aProcessAnswersWhatThisOneWould() throws IOException {
        Random random = new Random(7);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(i == 0 ? 1 << 20 : 5_000)];
            random.nextBytes(bytes);
            files.add(Files.write(folder.resolve("年度报告" + i), bytes));
        }
        assertThat(HashProcess.of(files)).containsExactlyElementsOf(ContentHashes.of(files, NEVER)).hasSize(300)
                .doesNotHaveDuplicates();
    }

    @Test
    void aProcessGoesOnBehindWhatItCanNotRead() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "abc");
        assertThat(HashProcess.of(List.of(folder, folder.resolve("gone"), file))).containsExactly(null, null, OF_ABC);
    }

    @Test
    void aNameThatStandsForMoreThanOneFileIsNotAsked() throws IOException {
        Path file = Files.writeString(folder.resolve("\uFFFD"), "abc");
        assertThat(HashProcess.of(List.of(file, file))).containsOnlyNulls();
        assertThat(ContentHashes.of(List.of(file), ALWAYS)).containsExactly(OF_ABC);
    }

    @Test
    void theProcessEndsInTheMidstOfAFileWithTheOneThatStartedIt() throws Exception {
        Process program = new ProcessBuilder(JavaProcess.command(HashProcessProgram.class, 64, folder, List.of(),
                List.of(pipe().toString()))).inheritIO().start();
        try (OutputStream ignored = opened(folder.resolve("pipe"))) {
            ProcessHandle hashing = program.children().findFirst().orElseThrow();
            program.destroyForcibly().waitFor();
            hashing.onExit().get(60, TimeUnit.SECONDS);
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void aProcessThatIsEndedHasAnsweredWhatItHadRead() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "abc");
        Path pipe = pipe();
        CompletableFuture<String[]> answers = CompletableFuture.supplyAsync(() -> HashProcess.of(List.of(file, pipe, file)));
        try (OutputStream ignored = opened(pipe)) {
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            assertThat(answers.get(60, TimeUnit.SECONDS)).containsExactly(OF_ABC, null, null);
        }
    }

    /** A file that whoever reads it waits for. */
    private Path pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assumeThat(Files.isExecutable(Path.of("/usr/bin/mkfifo"))).isTrue();
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor()).isZero();
        return pipe;
    }

    /** The end of a pipe to write into: there is one once another process has opened it to read. */
    private static OutputStream opened(Path pipe) throws Exception {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return Files.newOutputStream(pipe);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).get(60, TimeUnit.SECONDS);
    }

    @Test
    void whatAProcessDoesNotAnswerIsHashedHere() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "abc");
        String java = System.setProperty("java.home", folder.resolve("no-java").toString());
        try {
            assertThat(HashProcess.of(List.of(file))).containsExactly((String) null);
            assertThat(ContentHashes.of(List.of(file, file), ALWAYS)).containsExactly(OF_ABC, OF_ABC);
        } finally {
            System.setProperty("java.home", java);
        }
    }
}
