package io.githops.webhook;

import java.util.LinkedHashMap;
import java.util.Map;

/** The newest deliveries that were taken. Thread-safe. */
final class Deliveries {
    private final Map<String, Boolean> taken;

    /** @param remembered how many, before the oldest is forgotten */
    Deliveries(int remembered) {
        taken = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > remembered;
            }
        };
    }

    /** Whether a delivery was not taken before; it is from now on. */
    synchronized boolean take(String delivery) {
        return taken.putIfAbsent(delivery, true) == null;
    }
}
