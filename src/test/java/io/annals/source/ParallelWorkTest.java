package io.annals.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Threads end before their caller goes on, and what any of them throws reaches it. */
class ParallelWorkTest {

    @Test
    void resultsStandInTheOrderOfTheThreads() throws Exception {
        assertThat(ParallelWork.run("test", 3, 0, thread -> thread * 10, () -> { })).containsExactly(0, 10, 20);
        assertThat(ParallelWork.run("test", 0, 0, thread -> thread, () -> { })).isEmpty();
    }

    @Test
    void whereOneFailsTheOthersAreToldToEndAndWaitedFor() {
        CountDownLatch told = new CountDownLatch(1);
        AtomicBoolean hasEnded = new AtomicBoolean();
        assertThatThrownBy(() -> ParallelWork.run("test", 2, 0, thread -> {
            if (thread == 1) {
                throw new IOException("disk full");
            }
            await(told);
            hasEnded.set(true);
            return null;
        }, told::countDown)).isInstanceOf(IOException.class).hasMessage("disk full");
        assertThat(hasEnded).isTrue();
    }

    @Test
    void whatOthersThrowStandsBesideTheFirst() {
        assertThatThrownBy(() -> ParallelWork.run("test", 2, 0, thread -> {
            throw new IllegalStateException("thread " + thread);
        }, () -> { })).hasMessage("thread 0").satisfies(e ->
                assertThat(e.getSuppressed()).extracting(Throwable::getMessage).containsExactly("thread 1"));
    }

    @Test
    void anErrorThatBothThrowStandsThereOnce() {
        OutOfMemoryError full = new OutOfMemoryError("one for all, as Java has it");
        assertThatThrownBy(() -> ParallelWork.run("test", 2, 0, thread -> {
            throw full;
        }, () -> { })).isSameAs(full).hasNoSuppressedExceptions();
    }

    @Test
    void anInterruptedCallerWaitsForThreadsThatAreNotInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        Queue<String> events = new ConcurrentLinkedQueue<>();
        Thread caller = new Thread(() -> {
            try {
                ParallelWork.run("test", 1, 0, thread -> {
                    begun.countDown();
                    await(told);
                    return events.add("worked to the end, interrupted: " + Thread.currentThread().isInterrupted());
                }, told::countDown);
            } catch (InterruptedException e) {
                events.add("caller heard of it");
            } catch (IOException e) {
                events.add(e.toString());
            }
        });
        caller.start();
        begun.await();
        caller.interrupt();
        caller.join();
        assertThat(List.copyOf(events)).containsExactly("worked to the end, interrupted: false", "caller heard of it");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
