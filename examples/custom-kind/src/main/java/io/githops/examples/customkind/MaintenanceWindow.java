package io.githops.examples.customkind;

import io.githops.model.GoDuration;
import java.util.List;
import java.util.Optional;

/** When a machine may be restarted, and whom to tell. */
public record MaintenanceWindow(Spec spec, Optional<Status> status) {

    /**
     * @param machine in the namespace of the window
     * @param begins each day, as hours and minutes
     */
    public record Spec(String machine, String begins, GoDuration length, List<Contact> contacts) {}

    public record Contact(String name, Optional<String> phone) {}

    public record Status(Optional<String> phase) {}
}
