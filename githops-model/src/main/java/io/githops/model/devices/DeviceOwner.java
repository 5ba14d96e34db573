package io.githops.model.devices;

import io.githops.model.kubernetes.ObjectMeta;
import io.githops.model.kubernetes.OwnerReference;

/** What a claim has of its device: the name and the owner. */
final class DeviceOwner {
    private DeviceOwner() {}

    static ObjectMeta metadata(String kind, String device, String uid) {
        return ObjectMeta.of(device)
                .withOwnerReferences(OwnerReference.builder()
                        .apiVersion("devices.harvesterhci.io/v1beta1")
                        .kind(kind)
                        .name(device)
                        .uid(uid)
                        .build());
    }
}
