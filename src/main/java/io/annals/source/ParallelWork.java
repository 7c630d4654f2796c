package io.annals.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The same work done by several threads beside each other, as where they take from one queue. */
public final class ParallelWork {

    /** What each thread does. */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Does one thread's part.
         *
         * @param thread the thread's number from 0
         */
        T run(int thread) throws IOException;
    }

    private ParallelWork() {
    }

    /**
     * Runs and waits for all threads, whatever happens: what they use may be closed afterwards. None is interrupted, which would
     * make a file that is being read look damaged.
     *
     * @param name of the threads
     * @param threads how many; with none nothing is done
     * @param stackBytes stack of each
     * @param work what each does
     * @param stop tells the others to end, once one has failed or the caller is interrupted
     * @return what each returned, by its number
     * @throws IOException or an unchecked one: what one of the threads threw, with what others threw beside it
     * @throws InterruptedException where the caller was interrupted
     */
    public static <T> List<T> run(String name, int threads, long stackBytes, Work<T> work, Runnable stop)
            throws IOException, InterruptedException {
        if (threads == 0) {
            return List.of();
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads, body -> {
            Thread thread = new Thread(null, body, name, stackBytes);
            thread.setDaemon(true);
            return thread;
        });
        List<Future<T>> parts = new ArrayList<>();
        boolean areAllAtWork = false;
        try {
            for (int i = 0; i < threads; i++) {
                int number = i;
                parts.add(pool.submit(() -> {
                    try {
                        return work.run(number);
                    } catch (Throwable e) {
                        stop.run();
                        throw e;
                    }
                }));
            }
            areAllAtWork = true;
        } finally {
            if (!areAllAtWork) {
                stop.run();
            }
            pool.shutdown();
            awaitEnd(pool, stop);
        }

        List<T> results = new ArrayList<>();
        Throwable failure = null;
        for (Future<T> part : parts) {
            try {
                results.add(part.get());
            } catch (ExecutionException e) {
                if (failure == null) {
                    failure = e.getCause();
                } else if (failure != e.getCause()) {
                    failure.addSuppressed(e.getCause());
                }
            }
        }
        rethrow(failure);
        return results;
    }

    private static void awaitEnd(ExecutorService pool, Runnable stop) throws InterruptedException {
        InterruptedException interrupted = null;
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = e;
                stop.run();
            }
        }
        if (interrupted != null) {
            throw interrupted;
        }
    }

    private static void rethrow(Throwable failure) throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }
}
