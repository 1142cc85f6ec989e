from standoff.gather.documents.blocks import Extract


def extract(data: bytes) -> Extract:
    raise NotImplementedError
