package io.annals.batch;

import io.annals.reference.ReferenceException;
import io.annals.warehouse.WarehouseException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The process that reads one partition, see {@link PartitionExtraction}. It tells its parent on standard output which
 * file it begins ({@code BEGIN 3}) and has ended ({@code END 3}), and a failure that no single file is to blame for
 * ({@code FAILED message}, exit code {@value #FAILED}); it ends when its parent does, whose end of the pipe to its
 * standard input closes then.
 */
public final class ExtractWorker {

    /** Exit code of a failure that is told by a line. */
    static final int FAILED = 10;

    private ExtractWorker() {
    }

    /**
     * Reads one partition.
     *
     * @param arguments number of the partition, its work folder, folder of the shards, size of the largest file, and
     *     the overlay folders of the reference data
     */
    public static void main(String[] arguments) {
        PrintStream parent = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // Whatever a library prints goes to the worker's log, never between the lines of the protocol.
        System.setOut(System.err);
        endWithParent();
        try {
            List<Path> reference = new ArrayList<>();
            for (int i = 4; i < arguments.length; i++) {
                reference.add(Path.of(arguments[i]));
            }
            new PartitionExtraction(Integer.parseInt(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]),
                    Long.parseLong(arguments[3]), reference).run(new PartitionExtraction.Listener() {
                        @Override
                        public void begins(int file) {
                            parent.println("BEGIN " + file);
                        }

                        @Override
                        public void ends(int file) {
                            parent.println("END " + file);
                        }
                    });
        } catch (IOException | UncheckedIOException | WarehouseException | ReferenceException e) {
            e.printStackTrace();
            parent.println("FAILED " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
            Runtime.getRuntime().halt(FAILED);
        }
        // Parsers may have left threads behind.
        System.exit(0);
    }

    private static void endWithParent() {
        Thread watch = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {
                    // Nothing is ever sent; the end of the pipe is the message.
                }
            } catch (IOException e) {
                // A broken pipe says the same as its end.
            }
            Runtime.getRuntime().halt(1);
        }, "end with parent");
        watch.setDaemon(true);
        watch.start();
    }
}
