package io.annals.batch;

import io.annals.document.DocumentReader;
import io.annals.reference.ReferenceException;
import io.annals.warehouse.WarehouseException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The process that reads one partition, see {@link PartitionExtraction}. It tells its parent on standard output which
 * files it begins ({@code BEGIN 3}) and has ended ({@code END 3}), as many at a time as it has threads, that all shards are
 * complete ({@code DONE}), and a failure that no single file is to blame for ({@code FAILED message}, exit code
 * {@value #FAILED}); it ends when its parent does, whose end of the pipe to its standard input closes then.
 */
public final class ExtractWorker {

    /** Exit code of a failure that is told by a line. */
    static final int FAILED = 10;
    /** Exit code with which Java ends where its heap is full. */
    static final int OUT_OF_MEMORY = 3;

    private ExtractWorker() {
    }

    /** Reads one partition, named by {@link ExtractTask#arguments}. */
    public static void main(String[] arguments) {
        run(arguments, DocumentReader::read);
    }

    /** Reads one partition with a way of its own to read documents, and ends the process. */
    static void run(String[] arguments, PartitionExtraction.Documents documents) {
        PrintStream parent = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // Whatever a library prints goes to the worker's log, never between the lines of the protocol.
        System.setOut(System.err);
        endWithParent();
        int exit = 0;
        try {
            PartitionExtraction.Listener listener = new PartitionExtraction.Listener() {
                @Override
                public void begins(int file) {
                    parent.println("BEGIN " + file);
                }

                @Override
                public void ends(int file) {
                    parent.println("END " + file);
                }
            };
            new PartitionExtraction(ExtractTask.of(arguments), documents).run(listener);
            parent.println("DONE");
        } catch (IOException | UncheckedIOException | WarehouseException | ReferenceException e) {
            e.printStackTrace();
            parent.println("FAILED " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
            exit = FAILED;
        } catch (OutOfMemoryError e) {
            // Of arrays beyond Java's measure, which the virtual machine does not take for a full heap.
            exit = OUT_OF_MEMORY;
        }
        // Parsers may have left threads or hooks behind that would keep the process from ending.
        Runtime.getRuntime().halt(exit);
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
