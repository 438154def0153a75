"""Places for packages beyond this machine's disk: any address that `fsspec` knows, `s3://bucket/folder` above all.

`store.py` puts packages there, `objects.py` the objects they are, `s3.py` what S3 can do better. Nothing here is
loaded unless a build names an address or a cluster.
"""
