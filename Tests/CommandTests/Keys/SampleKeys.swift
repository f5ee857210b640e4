/// Public keys as `ssh-keygen` wrote them; nobody keeps the other halves.
enum SampleKeys {
  static let ed25519 =
    "ssh-ed25519 " + "AAAAC3NzaC1lZDI1NTE5AAAAIG49jNM3Ui443GiX09mjgDeCtrlxRU6ZVa7pSJKZG79W"
  static let nistp256 =
    "ecdsa-sha2-nistp256 "
    + "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBFUPF1m9BWuAT7O4+A2SHqlHQIJqZl4pr/zukF2ajods"
    + "rr7DQYt53UcgmdnazSJeg9fyXrwxU+3ErzYPn/y9jB8="
  static let nistp384 =
    "ecdsa-sha2-nistp384 "
    + "AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBEbNjOmI4w41QLigYH0Bph+r2MOo+lwXmizEGlkf4XuC"
    + "wDe7WdUAFPNhqm8JTpZ3Mn7+o9vF1013WRaugfIKp5mrOQ0CHD1z+CrbwpaCRJgpWaTvqKe089A3ksJIvQNb4Q=="
  static let nistp521 =
    "ecdsa-sha2-nistp521 "
    + "AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAGp7iXrU11en5L6ATCtFtzwmxnpjwGVCr3kixR1/Y0X"
    + "M1VJ8jzghq9u6glygWwH3eoOUosE4/NJuCcLo1bUG+XJZADL5JIljcwKKN2QwrXd0HpAuWvrFbCA1hPDDHyg+eaAmA90yfBi"
    + "HKYhd6cD8cpxOYO3tY6s0ARaZq9ReKD5DS8gDA=="
  static let rsa2048 =
    "ssh-rsa " + "AAAAB3NzaC1yc2EAAAADAQABAAABAQDPr7yP7y5Tks2/bY6KIYPFp1+XP8jujbdeMS+BV3cowje7rayGLIgnlHGuaGNr6nH5"
    + "GbSF10vu3BpFJ+XAa2v9m1R/3aYwXlsPxMvqx9OuvimSFCzZ2NTSP1sCAeFKInpCMHE9B0WaC2DQoKFwlx0vi6T/dxsm1A0r"
    + "q5BQIstciWQOnIqIdmINxYBvpzG0TF3RoFz84C3JtCUllH9GR8JB9nXuVkJnu/+XwsnWh/XCW93NQSAsNd8k6CnsbrWd5VxC"
    + "td0UH1WiniA6qvOhMYA2PNLYuLZ89zvLjUrDrB/UKXhyxp486gOe0ht6EAcaFyHvo4qf1rLIC16v6r4gDIUP"
  static let rsa1024 =
    "ssh-rsa " + "AAAAB3NzaC1yc2EAAAADAQABAAAAgQC29OuzwaAVclgJCzyyBYVphqYvSMDilSVrmoamRBzdld/QtXS0WQMPrvpb1n699BWO"
    + "fz1P2cC6uRXVvgcwIc4kr+mX0dSXbnXd7BupCXePTvJWwukaY8MIWIQCiYQjC9uNds3wr3WYiQUCOYou9zTESWpv88Xd4AUu"
    + "wpJkPrmcQw=="
  static let dsa =
    "ssh-dss " + "AAAAB3NzaC1kc3MAAACBAP0xRHyenKU2L2SeoWz33nx/HkfotacwLUe+JAPodCdV0ZqwrnQ1NLC7iapghqodea2lcz+Wwmr9"
    + "xE9Kxbdqk1L0WUX155xZj+M2rKdBt9lfguPMpnUdLvYKN1MM3aYyfGuTx0gsarbqGfuvr2AcSeqPV6SGtmlskPAyNmtzsD5N"
    + "AAAAFQDfyB3JZ0Oe5alwvkicrPlO9QX0JQAAAIBXfrWrxd73h/0GKpIMdrm/Vo2S8MoADGkLOAUZxmVZD3VP6aLQo8I51/HR"
    + "9Lfaga+6VVTEFiXhZnGr2vnkcs3/2/RoeEmRcXgk4L9170lqGdMH6we+jpgmhsNV+oq1yRJbO0l+E8MOdRU7xoWxq6i0VRBh"
    + "pPBfxksbv2HXg7n8XwAAAIA7h48cZ1xnZB99jI9/650bmMCXU4L7dUlTHZ+i6o+p8JLZ71LCr8Zchler6Y3q1LSCNeaw5/EP"
    + "ZwNgX0nCP84Uh4DEzoVzgbSnm+rRO9sr49mlSiPeg77EdBGx9WTgrackUQDzC8A7y37iaIJkAadbusv+H3RDSVnS2zmLEd0+"
    + "/g=="
  static let certificate =
    "ssh-ed25519-cert-v01@openssh.com "
    + "AAAAIHNzaC1lZDI1NTE5LWNlcnQtdjAxQG9wZW5zc2guY29tAAAAIHr5rAtqGV5k5Lou7b6RfMCY98z0GsF0mf3yYomExhsV"
    + "AAAAIG49jNM3Ui443GiX09mjgDeCtrlxRU6ZVa7pSJKZG79WAAAAAAAAAAAAAAABAAAAAXgAAAAFAAAAAXkAAAAAAAAAAP//"
    + "////////AAAAAAAAAIIAAAAVcGVybWl0LVgxMS1mb3J3YXJkaW5nAAAAAAAAABdwZXJtaXQtYWdlbnQtZm9yd2FyZGluZwAA"
    + "AAAAAAAWcGVybWl0LXBvcnQtZm9yd2FyZGluZwAAAAAAAAAKcGVybWl0LXB0eQAAAAAAAAAOcGVybWl0LXVzZXItcmMAAAAA"
    + "AAAAAAAAADMAAAALc3NoLWVkMjU1MTkAAAAgbj2M0zdSLjjcaJfT2aOAN4K2uXFFTplVrulIkpkbv1YAAABTAAAAC3NzaC1l"
    + "ZDI1NTE5AAAAQB2xKCL55xHmujK5f4AAZpRd+zJuBYIVlfSFmoP1hwlGjZtIzlXtGRY4VPfcYGGimMOI28pAZpRdSfeEWzCd"
    + "+Qg="
  static let securityKey =
    "sk-ssh-ed25519@openssh.com "
    + "AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4fAAAABHNzaDo="
}
