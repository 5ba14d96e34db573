package io.githops.model.kubevirt;

/** The labels of machines that are both read and written. */
final class MachineLabels {
    static final String MAINTENANCE_STRATEGY = "harvesterhci.io/maintain-mode-strategy";
    static final String TAG = "tag.harvesterhci.io/";
    static final String MACHINE_NAME = "harvesterhci.io/vmName";

    private MachineLabels() {}
}
