package io.githops.diff.admission;

import io.githops.tree.Mapping;
import org.jspecify.annotations.Nullable;

/** The webhook of disks. */
final class BlockDeviceAdmission implements Webhooks {

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.BLOCK_DEVICE.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        Mapping provisioner = object.mapping("spec").mapping("provisioner");
        if (provisioner.has("longhorn") && provisioner.has("lvm")) {
            throw Webhook.DISKS.badRequest(
                    "block-device-provisioners", "spec.provisioner", "a disk has one provisioner, longhorn or lvm");
        }
    }
}
