package io.githops.git;

import java.util.concurrent.ThreadLocalRandom;

/** What is done before a commit is pushed once more. */
@FunctionalInterface
interface Pause {
    /**
     * @param tries how often it was pushed already, at least once
     * @throws InterruptedException when the thread is to stop
     */
    void before(int tries) throws InterruptedException;

    /** Waits at random, twice as long each time, so that writers do not meet again. */
    static Pause growing() {
        return tries -> {
            long longest = Math.min(100L << Math.min(tries, 5), 3_000);
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
        };
    }
}
