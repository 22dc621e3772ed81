/** Where the packer leaves the edition, unpacked and as one file. */
export const USB_FOLDER = '.cache/usb/pip-the-penguin';
export const USB_ZIP = '.cache/usb/pip-the-penguin.zip';
