package io.githops.examples.quickstart;

import io.githops.model.Quantity;
import io.githops.model.kubevirt.Domain;
import io.githops.model.kubevirt.PrintableStatus;
import io.githops.model.kubevirt.RunStrategy;
import io.githops.model.kubevirt.VirtualMachine;
import java.util.Optional;
import java.util.stream.Stream;

/** What the cluster says of a machine. */
record LiveMachine(VirtualMachine machine) {

    boolean isRunning() {
        return is(PrintableStatus.RUNNING);
    }

    boolean isOff() {
        return is(PrintableStatus.STOPPED);
    }

    /** Whether it is to run again when it fails, whatever it does at the moment. */
    boolean isMeantToRun() {
        return machine.spec().runStrategy().equals(Optional.of(RunStrategy.RERUN_ON_FAILURE));
    }

    private boolean is(PrintableStatus status) {
        return machine.status()
                .flatMap(VirtualMachine.Status::printableStatus)
                .filter(status::equals)
                .isPresent();
    }

    /** Whether it still runs with an older specification. */
    boolean needsRestart() {
        return machine.status().stream()
                .flatMap(status -> status.conditions().stream())
                .anyMatch(condition -> condition.type().equals("RestartRequired") && condition.holds());
    }

    /** Whether its memory is limited to a quantity such as {@code 4Gi}. */
    boolean hasMemory(String quantity) {
        return machine.instance().domain().resources().map(Domain.Resources::limits).stream()
                .flatMap(limits -> Stream.ofNullable(limits.get("memory")))
                .anyMatch(Quantity.parse(quantity)::equals);
    }
}
