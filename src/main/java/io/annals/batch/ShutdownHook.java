package io.annals.batch;

/** What is done when the program is stopped meanwhile; taken back by closing. */
public final class ShutdownHook implements AutoCloseable {

    private final Thread hook;

    /**
     * @param action what is done; it must end soon
     * @param name name of its thread
     */
    public ShutdownHook(Runnable action, String name) {
        hook = new Thread(action, name);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is being stopped: the hook does it.
        }
    }
}
