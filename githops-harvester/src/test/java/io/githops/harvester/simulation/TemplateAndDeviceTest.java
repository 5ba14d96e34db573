package io.githops.harvester.simulation;

import static io.githops.harvester.simulation.Samples.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.model.ResourceId;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import org.junit.jupiter.api.Test;

class TemplateAndDeviceTest {
    private static final ResourceId BASE = HarvesterKind.TEMPLATE.id("default", "base");
    private static final String OWNER = "ownerReferences: [{kind: Device, name: d, uid: u}]";

    private final FakeObjects objects = new FakeObjects();

    @Test
    void versionsAreNumberedAndTheFirstIsTheDefault() {
        objects.write(yaml("{apiVersion: harvesterhci.io/v1beta1, kind: VirtualMachineTemplate,"
                + " metadata: {name: base, namespace: default}, spec: {}}"));
        objects.write(version("b", ""));
        objects.settle();
        objects.write(version("a", "imageId: default/gone,"));
        objects.settle();

        assertThat(objects.read(BASE).spec().text("defaultVersionId")).contains("default/b");
        assertThat(objects.read(BASE).status().get("defaultVersion")).isEqualTo(Num.of(1));
        assertThat(objects.read(BASE).status().get("latestVersion")).isEqualTo(Num.of(2));
        assertThat(Condition.isTrue(status("b"), "ready")).isTrue();
        assertThat(Condition.is(status("a"), "ready", "False")).isTrue();

        objects.remove(HarvesterKind.TEMPLATE_VERSION.id("default", "a"));
        objects.write(version("c", ""));
        objects.settle();
        assertThat(status("c").get("version")).isEqualTo(Num.of(3));
    }

    @Test
    void aPciDeviceIsHandedOverToItsClaimWithAnOwner() {
        ResourceId claim = HarvesterKind.PCI_CLAIM.id("", "pci");
        objects.write(device("PCIDevice", "pci", "", "status: {iommuGroup: '1', kernelDriverInUse: nvme}"));
        objects.write(device("PCIDeviceClaim", "pci", "", "spec: {userName: a}"));
        objects.settle();
        assertThat(objects.read(claim).status().isEmpty()).isTrue();

        objects.write(device("PCIDeviceClaim", "pci", OWNER, "spec: {userName: a}"));
        objects.settle();
        assertThat(objects.read(claim).status().get("passthroughEnabled")).isEqualTo(Bool.TRUE);

        objects.remove(claim);
        objects.settle();
        assertThat(objects.get(claim)).isEmpty();
    }

    @Test
    void aUsbDeviceIsEnabledAsLongAsItIsClaimed() {
        ResourceId device = HarvesterKind.USB_DEVICE.id("", "usb");
        objects.write(device("USBDevice", "usb", "", "status: {}"));
        objects.write(device("USBDeviceClaim", "usb", OWNER, "spec: {userName: a}"));
        objects.settle();
        assertThat(objects.read(device).status().get("enabled")).isEqualTo(Bool.TRUE);

        objects.remove(HarvesterKind.USB_CLAIM.id("", "usb"));
        objects.settle();
        assertThat(objects.read(device).status().get("enabled")).isEqualTo(Bool.FALSE);
    }

    @Test
    void aVirtualGpuIsSetUpWhenEnabled() {
        ResourceId gpu = HarvesterKind.VIRTUAL_GPU.id("", "gpu");
        objects.write(device("VGPUDevice", "gpu", "", "spec: {enabled: true, vGPUTypeName: A2}"));
        objects.settle();

        assertThat(objects.read(gpu).status().text("vGPUStatus")).contains("vGPUConfigured");
    }

    private Mapping status(String version) {
        return new ApiObject(objects.read(HarvesterKind.TEMPLATE_VERSION.id("default", version))
                        .tree())
                .status();
    }

    private static Mapping version(String name, String image) {
        return yaml("{apiVersion: harvesterhci.io/v1beta1, kind: VirtualMachineTemplateVersion, metadata: {name: "
                + name
                + ", namespace: default}, spec: {" + image + " templateId: default/base, vm: {spec: {template: {spec:"
                + " {domain: {resources: {limits: {cpu: 1, memory: 1Gi}}}}}}}}}");
    }

    private static Mapping device(String kind, String name, String metadata, String content) {
        String more = metadata.isEmpty() ? "" : ", " + metadata;
        return yaml("{apiVersion: devices.harvesterhci.io/v1beta1, kind: " + kind + ", metadata: {name: " + name + more
                + "}, " + content + "}");
    }
}
