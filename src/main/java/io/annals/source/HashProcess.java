package io.annals.source;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Hashes files in a process of its own. What {@link ContentHash} asks of Java is a matter of its second compiler, which knows
 * the processor's instructions for it and which the program itself does without: it hashes ten times as much a second.
 *
 * <p>The process is given the names of files on standard input, each with a NUL behind it, and answers each with a line on
 * standard output, empty where it could not read the file. It ends with its input, or when nobody listens any more.
 */
final class HashProcess {

    private static final int MEGABYTES = 32;
    private static final char END_OF_NAME = '\0';

    private HashProcess() {
    }

    /** Answers until its input ends. */
    public static void main(String[] arguments) throws IOException {
        answer(new BufferedInputStream(System.in), new FileOutputStream(FileDescriptor.out));
    }

    private static void answer(InputStream names, OutputStream answers) throws IOException {
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        for (int read; (read = names.read()) >= 0;) {
            if (read != END_OF_NAME) {
                name.write(read);
            } else {
                answers.write((hash(name.toString(StandardCharsets.UTF_8)) + "\n").getBytes(StandardCharsets.US_ASCII));
                name.reset();
            }
        }
    }

    private static String hash(String name) {
        try {
            return ContentHash.of(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            // Whoever asked looks himself, and meets the same error or, where the name was not understood, none.
            return "";
        }
    }

    /**
     * The hashes of files in their order, of as many as the process has answered: fewer than there are files where it failed.
     * Empty where it could not read a file.
     */
    static List<String> of(List<Path> files) {
        List<String> hashes = new ArrayList<>();
        Process process = null;
        try {
            process = new ProcessBuilder(JavaProcess.command(HashProcess.class, MEGABYTES,
                    Path.of(System.getProperty("java.io.tmpdir")), List.of(), List.of())).redirectError(Redirect.DISCARD).start();
            OutputStream names = process.getOutputStream();
            Thread asking = new Thread(() -> ask(files, names), "ask for hashes");
            asking.setDaemon(true);
            asking.start();
            try (BufferedReader answers = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
                for (String line; (line = answers.readLine()) != null;) {
                    hashes.add(line);
                }
            }
        } catch (IOException e) {
            // The process could not be started, or was ended: who asked hashes the rest.
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
        return hashes;
    }

    private static void ask(List<Path> files, OutputStream process) {
        try (OutputStream names = new BufferedOutputStream(process)) {
            for (Path file : files) {
                names.write((file.toAbsolutePath().toString() + END_OF_NAME).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The process has ended, and its answers with it.
        }
    }
}
