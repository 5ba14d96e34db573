package io.githops.model.kubevirt;

import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.kubevirt.Firmware.Bootloader;
import io.githops.tree.Mapping;
import org.junit.jupiter.api.Test;

class BootloaderTest {
    @Test
    void startsByBios() {
        assertThat(written(Bootloader.ofBios())).isEqualTo(tree("{bios: {}}"));
    }

    @Test
    void startsByEfiWithoutSecureBootWhichWouldBeTheDefault() {
        assertThat(written(Bootloader.ofEfi())).isEqualTo(tree("{efi: {secureBoot: false}}"));
    }

    @Test
    void startsByEfiWithSecureBoot() {
        assertThat(written(Bootloader.ofSecureEfi())).isEqualTo(tree("{efi: {secureBoot: true}}"));
    }

    private static Mapping written(Bootloader bootloader) {
        Domain domain = Domain.builder()
                .firmware(Firmware.builder().bootloader(bootloader).build())
                .devices(Devices.builder().build())
                .build();
        return Hardware.written(domain).mapping("firmware", "bootloader");
    }
}
