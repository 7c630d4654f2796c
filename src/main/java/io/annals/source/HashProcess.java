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
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hashes files in a process of its own. What {@link ContentHash} asks of Java is a matter of its second compiler, which knows
 * the processor's instructions for it and which the program itself does without: it hashes ten times as much a second.
 *
 * <p>The process is given the names of files on standard input, each with a NUL behind it, and answers each that it can read
 * with a line on standard output, {@code HASH 0 ba78…}, by the file's place. It ends with its input, when nobody listens any
 * more, or with the process that started it, also in the midst of a file.
 */
final class HashProcess {

    private static final int MEGABYTES = 32;
    private static final char END_OF_NAME = '\0';
    /** What stands for bytes of a name that are no characters. */
    private static final String UNSPELLABLE = "\uFFFD";
    private static final Pattern ANSWER = Pattern.compile("HASH ([0-9]{1,9}) ([0-9a-f]{64})");

    private HashProcess() {
    }

    /** Answers until its input ends. */
    public static void main(String[] arguments) throws IOException {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
        answer(new BufferedInputStream(System.in), new FileOutputStream(FileDescriptor.out));
    }

    private static void answer(InputStream names, OutputStream answers) throws IOException {
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        int place = 0;
        for (int read; (read = names.read()) >= 0;) {
            if (read != END_OF_NAME) {
                name.write(read);
                continue;
            }
            String hash = hash(name.toString(StandardCharsets.UTF_8));
            if (hash != null) {
                answers.write(("HASH " + place + " " + hash + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            name.reset();
            place++;
        }
    }

    private static String hash(String name) {
        try {
            return ContentHash.of(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            // Whoever asked looks himself, and meets the same error or, where the name was not understood, none.
            return null;
        }
    }

    /** The hashes of files in their order; null where the process did not answer. */
    static String[] of(List<Path> files) {
        String[] hashes = new String[files.size()];
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
                    // Java's agents print lines of their own.
                    Matcher answer = ANSWER.matcher(line);
                    if (answer.matches()) {
                        hashes[Integer.parseInt(answer.group(1))] = answer.group(2);
                    }
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
                String name = file.toAbsolutePath().toString();
                // A name that Java can't spell might be taken for that of another file.
                names.write(((name.contains(UNSPELLABLE) ? "" : name) + END_OF_NAME).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The process has ended, and its answers with it.
        }
    }
}
